"""`python -m suyuan` is the command `suyuan`."""

from suyuan.cli import main

if __name__ == "__main__":
    main()
