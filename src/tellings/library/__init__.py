"""The one door: pages stream in for years; stories form, keep their names, and a person's judgement binds."""
