package dev.tradewind.app.connect;
