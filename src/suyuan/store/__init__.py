"""Where data rests: an embedded analytical database."""

from suyuan.store.embedded import Store

__all__ = ["Store"]
