"""Spellings that names use in Latin letters: Chinese surnames in pinyin and elsewhere, common English given names."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SURNAMES = _words(
    "li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng "
    "xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu lyu lv su jiang jia ding wei "
    "xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui "
    "kang mao qiu qin gu hou shao meng long wan duan lei qian yin yi chang qiao lai gong wen pang lan pu "
    "dou ou ouyang situ shangguan zhuge sima huangfu xiahou tao hong zhai an ni guan bao zuo kuang mo qi "
    "pei ge ji shu tong ning chu geng ruan ling sheng bi nie xin zhan ke chan cheung wong leung lau lam "
    "lee ng kwok ho tsang yeung chow tse mak yip chiu tam hui hsu tsai lo kim park choi nguyen tran"
)
GIVEN = _words(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew "
    "anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason "
    "jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel "
    "gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas "
    "zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean "
    "austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan "
    "juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip johnny simon tom tim ben "
    "max leo oliver lucas mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy "
    "lisa betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah "
    "stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole "
    "helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth "
    "julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl "
    "hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice "
    "julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie "
    "brittany charlotte marie kayla alexis lori lucy jane kate chloe zoe mia ava ella lily rose ivy fiona"
)
"""Given names that stand on many heads, both sexes."""
