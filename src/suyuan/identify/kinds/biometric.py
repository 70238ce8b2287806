"""Faces, fingerprints, voices and other features of the body by which people are recognised: told by a header."""

from suyuan.identify.topics import topic
from suyuan.model.text import Text

KIND = topic(
    "biometric",
    Text("生物识别信息", "biometric data"),
    "face",
    (
        "人脸", "人脸照片", "人脸图片", "人脸特征", "人脸信息", "面部特征", "指纹", "指纹特征", "声纹", "虹膜", "掌纹", "耳廓",
        "生物特征", "基因", "face", "face_id", "face_image", "face_feature", "fingerprint", "voiceprint", "iris",
    ),
    ("face/000123.jpg", "0.1132,-0.0921,0.4410", "base64:/9j/4AAQSkZJRg"),
)  # fmt: skip  # headers read better in rows
