"""The commands, one file each: parse, load, one study, one view."""
