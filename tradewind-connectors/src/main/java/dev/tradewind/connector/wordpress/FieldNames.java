package dev.tradewind.connector.wordpress;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises what a form's field is by its name or label, in the languages that many shops use. Only whole names are
 * recognised: a field called {@code email-of-a-friend} is nobody's e-mail address.
 */
final class FieldNames {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER_AT_END = Pattern.compile("\\d+$");

    /** Words before a name that change nothing about it. */
    private static final Pattern BEFORE = Pattern.compile(
            "^(?:your|contact|customer|field|input|kontakt|ihre|ihr|deine|dein|votre|vostro|tu|su|uw|jouw)(?=.{3})");

    private static final Map<String, Role> KNOWN = new HashMap<>();

    static {
        know(
                Role.EMAIL,
                "email emailaddress mail mailaddress emailadresse mailadresse correo correoelectronico courriel"
                        + " adresseemail adressemail adresseelectronique epost epostadresse emailadres emailadress"
                        + " eposta postaelettronica indirizzoemail sahkoposti sahkopostiosoite adresemail emailcim"
                        + " endereçodeemail enderecodeemail");
        know(
                Role.FIRST_NAME,
                "firstname vorname prenom voornaam fornamn fornavn imie givenname forename namefirst namesfirst"
                        + " namesfirstname namefirstname primernombre etunimi jmeno keresztnev primeironome");
        know(
                Role.LAST_NAME,
                "lastname surname nachname familienname familyname nomdefamille apellido apellidos cognome achternaam"
                        + " efternamn etternavn efternavn nazwisko namelast nameslast nameslastname namelastname sobrenome"
                        + " sukunimi prijmeni vezeteknev");
        know(
                Role.FULL_NAME,
                "name fullname names nom nomcomplet nombre nombrecompleto nombreyapellidos nome nomecompleto"
                        + " nomeecognome naam volledigenaam namn navn ansprechpartner vollstandigername vorundnachname"
                        + " contactperson imieinazwisko nimi jmenoaprijmeni nev");
        know(
                Role.PHONE,
                "phone phonenumber telephone telephonenumber tel mobile mobilephone mobilenumber cell cellphone"
                        + " telefon telefonnummer telefonnumber handy handynummer mobil mobilnummer rufnummer telefono"
                        + " numerodetelefono telefone telemovel celular cellulare movil portable numerodetelephone"
                        + " telefoon telefoonnummer mobiltelefon numertelefonu puhelin puhelinnumero");
        know(
                Role.COMPANY,
                "company companyname organisation organization business businessname firma firmenname unternehmen"
                        + " societe entreprise nomdelasociete empresa nombredelaempresa azienda nomeazienda bedrijf"
                        + " bedrijfsnaam foretag virksomhed bedrift nazwafirmy yritys ceg");
        know(
                Role.MESSAGE,
                "message messages comment comments enquiry inquiry question questions nachricht ihrenachricht"
                        + " mitteilung anfrage kommentar bemerkung bemerkungen mensaje comentario comentarios mensagem"
                        + " messaggio commento bericht opmerking vraag meddelande besked melding wiadomosc viesti zprava"
                        + " uzenet textarea");
        know(
                Role.CONSENT,
                "consent gdpr gdprconsent gdpragreement gdprcheckbox privacy privacypolicy privacyconsent acceptance"
                        + " accept acceptterms terms termsandconditions termsconditions tos optin marketingoptin"
                        + " newsletter newsletteroptin marketing marketingconsent datenschutz datenschutzerklarung"
                        + " dsgvo einwilligung zustimmung rgpd consentement politiquedeconfidentialite consentimiento"
                        + " privacidad politicadeprivacidad proteccióndedatos consenso consensoprivacy informativaprivacy"
                        + " toestemming samtycke samtykke zgoda rodo lgpd");
    }

    private FieldNames() {}

    private static void know(Role role, String names) {
        for (String name : names.split(" ", -1)) {
            KNOWN.put(plain(name), role);
        }
    }

    /** What a field of this name is; a name of several parts is tried whole, then by its last part. */
    static Optional<Role> roleOf(String name) {
        Optional<Role> whole = ofPart(name);
        int dot = name.lastIndexOf('.');
        return whole.isPresent() || dot < 0 ? whole : ofPart(name.substring(dot + 1));
    }

    private static Optional<Role> ofPart(String name) {
        String plain = plain(name);
        String shorter =
                NUMBER_AT_END.matcher(BEFORE.matcher(plain).replaceFirst("")).replaceFirst("");
        return Optional.ofNullable(KNOWN.get(plain)).or(() -> Optional.ofNullable(KNOWN.get(shorter)));
    }

    /** Without case, accents and whatever is neither letter nor digit. */
    static String plain(String name) {
        String open = name.replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "o")
                .replace("ł", "l")
                .replace("Ł", "l")
                .replace("æ", "ae");
        String bare =
                ACCENTS.matcher(Normalizer.normalize(open, Normalizer.Form.NFD)).replaceAll("");
        return NO_LETTER.matcher(bare).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
