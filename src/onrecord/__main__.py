"""Run the command line as `python -m onrecord`, where no script is on the path."""

from onrecord.cli import main

main()
