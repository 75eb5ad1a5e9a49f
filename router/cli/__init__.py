"""The command line `okno`, but for the commands of `router.__main__`."""
