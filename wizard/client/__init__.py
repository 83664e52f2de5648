"""One client at work, whatever shows it: the session, the clients' folder, the way through, answers in words."""
