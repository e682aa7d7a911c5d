"""Run `python -m bot` as `certguide`."""

from bot.cli import main

if __name__ == "__main__":
    main()
