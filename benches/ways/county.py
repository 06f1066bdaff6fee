"""The county table of 2017, scored in plain Python by a program written by hand for it.

    python3 county.py EVIDENCE > SCORES        JSONL in; the same rows out as `rubricc eval --format csv`

Points are counted in halves, as whole numbers: nothing is rounded.
"""

import csv
import json
import sys
from decimal import Decimal

STANDARDS = "全面推进事项清单标准化、办事指南规范化、审查工作细则化、办事结果标准化"


def left(full, deducted):
    return max(full - deducted, 0)


def below_90(rate):
    """Whether a rate such as 85.5% or 45/50 is below 90%."""
    top, slash, bottom = rate.partition("/")
    if slash:
        return int(top) * 10 < int(bottom) * 9
    return Decimal(rate.rstrip("%")) < 90


def score(facts):
    """Halves of a point: five categories and 加减分."""
    category = facts["组织保障"]
    item = category["领导重视"]
    organization = left(6, 2 * item["未专题研究"] + 2 * item["未列入分工"] + 2 * item["分工未在政府网站公开"])
    item = category["机构建设"]
    organization += left(
        8,
        4 * item["未成立政务公开政务服务领导小组"]
        + 2 * item["未及时调整政务公开领导机构"]
        + 4 * item["无管理机构"]
        + 2 * item["机构职能未明确"],
    )
    item = category["经费保障"]
    organization += left(4, 4 * item["未列入财政预算明确专项经费"])
    item = category["教育培训"]
    organization += left(4, 2 * item["未开展业务培训"] + 2 * item["未按要求选派人员跟班学习"])
    item = category["监督考核"]
    organization += left(
        8,
        8 * item["未纳入综合绩效考评"]
        + 4 * item["分值权重不达标"]
        + 2 * item["未开展督查"]
        + 2 * item["未通报结果"],
    )

    category = facts["信息公开"]
    item = category["工作规划及制度建设"]
    disclosure = left(6, 2 * item["未下发要点"] + item["制度不健全"])
    item = category["指南和年报公开"]
    disclosure += left(
        6,
        2 * item["未公开指南"]
        + item["指南公开部门不全面"]
        + 2 * item["未公开年报"]
        + item["年报公开部门不全面"],
    )
    item = category["信息公开平台建设"]
    disclosure += left(6, 6 * item["未设立政府信息公开平台"] + item["公开专栏不齐"])
    item = category["政策解读"]
    disclosure += left(4, 4 * item["未解读政策"] + 2 * item["政策解读不及时"] + 2 * (item["主要负责人解读政策"] < 1))
    item = category["回应关切"]
    disclosure += left(4, item["未及时回应"])
    item = category["主动公开"]
    disclosure += left(32, item["未按时限在各级政府（门户）网站、政府信息公开平台及时公开相关信息"])
    item = category["依申请公开"]["网上申请"]
    disclosure += left(4, 4 * item["未建立网上受理系统"] + item["受理指南要素不全"])
    item = category["依申请公开"]["申请办理"]
    disclosure += left(4, item["出现超期回复"] + 2 * item["发生复议、诉讼经查实需承担责任"])
    item = category["依申请公开"]["查询场所"]
    disclosure += left(4, 4 * item["未设立"] + 2 * item["未提供相关服务"])

    category = facts["互联网+政务服务"]
    item = category["强化组织保障"]
    online = left(4, item["未制定方案"] + item["未明确领导机构"] + item["其他保障措施不到位"])
    item = category[STANDARDS]["目录清单"]
    online += left(4, 2 * item["未编制目录清单"] + 2 * item["未编制实施清单"])
    item = category[STANDARDS]["办事指南"]
    online += left(4, 4 * item["未编制办事指南"] + item["指南要素不全"])
    item = category[STANDARDS]["审查细则"]
    online += left(4, 4 * item["未实施"] + item["细则要素不明确"])
    item = category[STANDARDS]["结果电子化"]
    online += left(4, 4 * item["未推行"])
    item = category["加快建成全市一体化网上政务服务平台"]["网站集约"]
    online += left(4, 2 * item["未完成网站集约"] + 2 * item["未按规定接入统一的网上政务服务门户"])
    item = category["加快建成全市一体化网上政务服务平台"]["数据对接"]
    online += left(4, 4 * item["未实施数据对接"] + 2 * item["对接不全面"])
    item = category["加快建成全市一体化网上政务服务平台"]["监督平台"]
    online += left(2, 2 * item["未实施"])
    item = category["强化实体政务中心功能"]["配套设施"]
    online += left(2, 2 * item["服务场所、设施未满足办事服务需求"])
    item = category["强化实体政务中心功能"]["两集中"]
    online += left(4, 4 * item["未实施"] + 2 * item["改革不彻底，项目进驻不全"])
    item = category["强化实体政务中心功能"]["首席代表"]
    online += left(4, 4 * item["未推行"] + 2 * item["首席代表授权不充分"])
    item = category["强化实体政务中心功能"]["联合审批"]
    online += left(4, 4 * item["未实施"])
    item = category["强化实体政务中心功能"]["质量评议"]
    online += left(
        6,
        6 * item["未定期讲评"]
        + 2 * item["未通报讲评情况"]
        + 2 * item["窗口工作人员未由政务服务管理机构单列考核"],
    )
    item = category["推进线上线下融合"]["流程优化"]
    online += left(4, 2 * item["未对事项进流程进行优化"] + 2 * item["未推进办事材料电子化"])
    item = category["推进线上线下融合"]["网上办理"]
    online += left(4, 4 * item["未推行"])
    item = category["推进线上线下融合"]["基层延伸"]
    online += left(4, 2 * item["乡镇便民服务中心未全覆盖"] + 2 * below_90(item["村（社区）便民服务中心覆盖率"]))
    item = category["夯实网上服务基础能力"]["电子证照"]
    online += left(4, 4 * item["未推行"])
    item = category["夯实网上服务基础能力"]["数据开放"]
    online += left(4, 4 * item["未实施"])
    item = category["夯实网上服务基础能力"]["数字平台"]
    online += left(2, 2 * item["未实施"])
    item = category["夯实网上服务基础能力"]["网络建设"]
    online += left(4, 2 * item["2017年底前，县级电子政务外网未延伸至乡镇（街道）"] + 2 * item["未延伸到社区"])
    item = category["夯实网上服务基础能力"]["信息安全"]
    online += left(2, 2 * item["未实施"])

    category = facts["基层政务公开政务服务"]
    item = category["政务公开"]
    grassroots = left(6, 6 * item["未按要求及时公开"] + item["公开内容不全面"])
    item = category["便民服务"]
    grassroots += left(6, item["办事服务事项进驻不全"] + 2 * item["未开展上门办理、免费代办"])

    category = facts["工作衔接"]
    item = category["信息报送"]
    liaison = left(6, max(12 - item["信息报送"], 0) + item["其他相关情况报送不及时"])
    item = category["会议纪律"]
    liaison += left(4, item["未做到"])

    item = facts["加分"]
    bonus = 2 * item["受到省级表扬推介"] + item["受到市级表扬推介"]
    item = facts["减分"]
    malus = 2 * item["受到省级批评"] + item["受到市级批评"]
    return organization, disclosure, online, grassroots, liaison, bonus - malus


def band(total):
    if total >= 180:
        return "优秀"
    if total >= 160:
        return "良好"
    if total >= 120:
        return "合格"
    return "不合格"


def points(halves):
    sign = "-" if halves < 0 else ""
    whole, half = divmod(abs(halves), 2)
    return f"{sign}{whole}.5" if half else f"{sign}{whole}"


def main():
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    rows = csv.writer(sys.stdout, lineterminator="\n")
    categories = ["组织保障", "信息公开", "互联网+政务服务", "基层政务公开政务服务", "工作衔接"]
    rows.writerow(["单位", *categories, "加减分", "总分", "总分上限", "等次"])
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            unit = json.loads(line)
            parts = score(unit["佐证"])
            total = sum(parts)
            rows.writerow([unit["单位"], *map(points, parts), points(total), "", band(total)])


if __name__ == "__main__":
    main()
