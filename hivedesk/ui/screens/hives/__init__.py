"""*Hives*, at the service desk: who is enrolled, what each has sent, and what is told to them."""
