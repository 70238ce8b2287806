"""Area codes of landlines in mainland China, without the leading zero."""

from functools import cache

from suyuan.identify.banks import spread

AREAS = (
    "10 20-25 27-29 310-319 335 349-359 370-379 391-396 398 411-419 421 427 429 431-440 448 451-459 464 467-470 "
    "471-479 482 483 510-519 523 527 530-539 543 546 550-559 561-566 570-580 591-599 631-635 660 662 663 668 691 692 701 "
    "710-719 722 724 728 730-739 743-746 750-760 762 763 766 768-779 790-799 812 813 816-818 825-827 830-839 "
    "851-859 870-879 883 886-888 891-898 901-903 906 908 909 911-917 919 930-939 941 943 951-955 970-979 990-999"
)
"""A dash joins the first and last of a range. Codes that were merged into others stay: old lists hold them."""


@cache
def areas() -> frozenset[str]:
    """Every area code, such as `10` for Beijing and `755` for Shenzhen."""
    return frozenset(spread(AREAS))
