"""The briefing: one page that reads whole without a script."""
