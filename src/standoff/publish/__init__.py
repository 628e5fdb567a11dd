"""Cases in the formats that people and programs read: one file a format."""
