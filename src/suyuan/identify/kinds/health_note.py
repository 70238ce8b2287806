"""Health: illness, treatment, bodily state."""

from suyuan.identify.topics import topic
from suyuan.model.text import Text

KIND = topic(
    "health_note",
    Text("健康信息", "health note"),
    "health",
    (
        "病历",
        "病情",
        "病史",
        "诊断",
        "诊断结果",
        "疾病",
        "病症",
        "症状",
        "健康状况",
        "健康",
        "用药",
        "药品",
        "就诊科室",
        "科室",
        "手术",
        "过敏史",
        "血型",
        "血压",
        "血糖",
        "体检",
        "检查结果",
        "住院号",
        "病种",
        "残疾",
        "孕周",
        "health",
        "diagnosis",
        "disease",
        "illness",
        "medicine",
    ),
    ("高血压2级", "糖尿病", "骨折术后复查"),
)
