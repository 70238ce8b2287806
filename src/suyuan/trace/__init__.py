"""Which copy or holder a dump came from, with a bound on naming anybody innocent.

`trace` reads dumps; `Tracer` takes chunks that somebody else reads anyway. "None of these" is the answer wherever
the evidence stays under the bound.
"""

from suyuan.trace.holders import holder_index
from suyuan.trace.tracer import Keys, Traced, Tracer
from suyuan.trace.tracing import trace

__all__ = ["Keys", "Traced", "Tracer", "holder_index", "trace"]
