"""Postal addresses in running text: division names, then a grammar of what stands below a county."""

from suyuan.identify.free.places.addresses import find_addresses

__all__ = ["find_addresses"]
