"""A decision as data, each reason with article, version and how well it was checked."""

from dataclasses import asdict
from typing import Any

from suyuan.grade.decide import SENTENCE, Decision, Reason


def decision_json(decision: Decision) -> dict[str, Any]:
    """The decision as `suyuan grade --json` prints it."""
    law = decision.law
    return {
        "grade": decision.grade,
        "target": decision.target,
        "reasons": [_reason(r) for r in decision.reasons],
        "needed": [
            {"fact": o.fact, "question": asdict(o.ask), "if_yes": asdict(o.if_yes), "if_no": asdict(o.if_no)}
            for o in decision.needed
        ],
        "changes": [{"do": asdict(c.do), "grade": c.grade} for c in decision.changes],
        "notes": [asdict(note) for note in decision.notes],
        "level": decision.level,
        "level_by": {
            "law": law.levels_by.law,
            "article": law.levels_by.number,
            "status": law.levels_by.status,
        },
        "sensitive": list(decision.sensitive),
        "sensitive_by": {
            "law": law.sensitive_by.law,
            "article": law.sensitive_by.number,
            "status": law.sensitive_by.status,
        },
        "duties": [
            {"law": d.article.law, "article": d.article.number, "says": asdict(d.says)}
            for d in decision.duties
        ],
        "sentence": asdict(SENTENCE),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    article, rule = reason.rule.article, reason.rule
    return {
        "rule": rule.id,
        "law": article.law,
        "article": article.number,
        "version": article.since.isoformat(),
        "status": article.status,
        "standing": reason.standing,
        "why": asdict(rule.why),
        "judgement": asdict(rule.judgement) if rule.judgement else None,
        "columns": list(reason.columns),
        "fact": rule.fact,
        "cured_by": rule.cure,
    }
