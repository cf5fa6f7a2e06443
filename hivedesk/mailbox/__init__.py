"""Where packages are left and fetched: the only package that may touch a network. Nothing is sent yet."""
