package dev.tradewind.app.command;

import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;

/** All settings, for people. */
final class SettingList {

    private SettingList() {}

    static void print(Console console) {
        var table = new Table("SETTING", "DEFAULT", "LIMITS", "MEANING");
        for (Setting setting : Setting.values()) {
            table.row(setting.key(), setting.byDefault(), ServeSettings.limits(setting), setting.meaning());
        }
        table.print(console);
    }
}
