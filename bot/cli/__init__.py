"""The commands: the only place that reads the environment, the command line and standard input."""
