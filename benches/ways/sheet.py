"""The county table of 2017 as a workbook written by hand for it: a row a unit, its facts, then a formula a cell.

    python3 sheet.py EVIDENCE WORKBOOK        JSONL in, .xlsx out, no value of a formula in it
"""

import json
import sys
import zipfile
from xml.sax.saxutils import escape

# a name in brackets is the cell of that fact in the same row
FORMULAS = [
    ("组织保障", [
        ("领导重视", "MAX(0,3-[未专题研究]-[未列入分工]-[分工未在政府网站公开])"),
        ("机构建设", "MAX(0,4-2*[未成立政务公开政务服务领导小组]-[未及时调整政务公开领导机构]-2*[无管理机构]-[机构职能未明确])"),
        ("经费保障", "MAX(0,2-2*[未列入财政预算明确专项经费])"),
        ("教育培训", "MAX(0,2-[未开展业务培训]-[未按要求选派人员跟班学习])"),
        ("监督考核", "MAX(0,4-4*[未纳入综合绩效考评]-2*[分值权重不达标]-[未开展督查]-[未通报结果])"),
    ]),
    ("信息公开", [
        ("工作规划及制度建设", "MAX(0,3-[未下发要点]-0.5*[制度不健全])"),
        ("指南和年报公开", "MAX(0,3-[未公开指南]-0.5*[指南公开部门不全面]-[未公开年报]-0.5*[年报公开部门不全面])"),
        ("信息公开平台建设", "MAX(0,3-3*[未设立政府信息公开平台]-0.5*[公开专栏不齐])"),
        ("政策解读", "MAX(0,2-2*[未解读政策]-[政策解读不及时]-IF([主要负责人解读政策]<1,1,0))"),
        ("回应关切", "MAX(0,2-0.5*[未及时回应])"),
        ("主动公开", "MAX(0,16-0.5*[未按时限在各级政府（门户）网站、政府信息公开平台及时公开相关信息])"),
        ("网上申请", "MAX(0,2-2*[未建立网上受理系统]-0.5*[受理指南要素不全])"),
        ("申请办理", "MAX(0,2-0.5*[出现超期回复]-[发生复议、诉讼经查实需承担责任])"),
        ("查询场所", "MAX(0,2-2*[未设立]-[未提供相关服务])"),
    ]),
    ("互联网+政务服务", [
        ("强化组织保障", "MAX(0,2-0.5*[未制定方案]-0.5*[未明确领导机构]-0.5*[其他保障措施不到位])"),
        ("目录清单", "MAX(0,2-[未编制目录清单]-[未编制实施清单])"),
        ("办事指南", "MAX(0,2-2*[未编制办事指南]-0.5*[指南要素不全])"),
        ("审查细则", "MAX(0,2-2*[审查细则/未实施]-0.5*[细则要素不明确])"),
        ("结果电子化", "MAX(0,2-2*[结果电子化/未推行])"),
        ("网站集约", "MAX(0,2-[未完成网站集约]-[未按规定接入统一的网上政务服务门户])"),
        ("数据对接", "MAX(0,2-2*[未实施数据对接]-[对接不全面])"),
        ("监督平台", "MAX(0,1-[监督平台/未实施])"),
        ("配套设施", "MAX(0,1-[服务场所、设施未满足办事服务需求])"),
        ("两集中", "MAX(0,2-2*[两集中/未实施]-[改革不彻底，项目进驻不全])"),
        ("首席代表", "MAX(0,2-2*[首席代表/未推行]-[首席代表授权不充分])"),
        ("联合审批", "MAX(0,2-2*[联合审批/未实施])"),
        ("质量评议", "MAX(0,3-3*[未定期讲评]-[未通报讲评情况]-[窗口工作人员未由政务服务管理机构单列考核])"),
        ("流程优化", "MAX(0,2-[未对事项进流程进行优化]-[未推进办事材料电子化])"),
        ("网上办理", "MAX(0,2-2*[网上办理/未推行])"),
        ("基层延伸", "MAX(0,2-[乡镇便民服务中心未全覆盖]-IF([村（社区）便民服务中心覆盖率]<90%,1,0))"),
        ("电子证照", "MAX(0,2-2*[电子证照/未推行])"),
        ("数据开放", "MAX(0,2-2*[数据开放/未实施])"),
        ("数字平台", "MAX(0,1-[数字平台/未实施])"),
        ("网络建设", "MAX(0,2-[2017年底前，县级电子政务外网未延伸至乡镇（街道）]-[未延伸到社区])"),
        ("信息安全", "MAX(0,1-[信息安全/未实施])"),
    ]),
    ("基层政务公开政务服务", [
        ("政务公开", "MAX(0,3-3*[未按要求及时公开]-0.5*[公开内容不全面])"),
        ("便民服务", "MAX(0,3-0.5*[办事服务事项进驻不全]-[未开展上门办理、免费代办])"),
    ]),
    ("工作衔接", [
        ("信息报送", "MAX(0,3-0.5*MAX(0,12-[信息报送])-0.5*[其他相关情况报送不及时])"),
        ("会议纪律", "MAX(0,2-0.5*[未做到])"),
    ]),
]
ADJUSTMENT = "[受到省级表扬推介]+0.5*[受到市级表扬推介]-[受到省级批评]-0.5*[受到市级批评]"
BAND = 'IF([总分]>=90,"优秀",IF([总分]>=80,"良好",IF([总分]>=60,"合格","不合格")))'

TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
</Types>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}" Target="{target}"/>
</Relationships>"""
BOOK = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="得分" sheetId="1" r:id="r1"/></sheets></workbook>"""


def facts(value, path=()):
    """Path and value of every fact."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from facts(inner, (*path, name))
    else:
        yield path, value


def letters(column):
    text = ""
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text


class Columns:
    """Which column a name stands in, and the cells of a row that never change but for its number."""

    def __init__(self, paths):
        names = [path[-1] for path in paths]
        self.heads = ["单位"] + ["/".join(path[-2:]) if names.count(path[-1]) > 1 else path[-1] for path in paths]
        self.formulas = []
        categories = []
        for category, items in FORMULAS:
            cells = [self.add(name, formula) for name, formula in items]
            categories.append((category, f"{cells[0]}#:{cells[-1]}#"))
        cells = [self.add(category, f"SUM({cells})") for category, cells in categories]
        adjustment = self.add("加减分", ADJUSTMENT)
        self.add("总分", f"SUM({cells[0]}#:{adjustment}#)")
        self.add("等次", BAND)

    def add(self, name, formula):
        """A column more; `#` stands for the number of the row."""
        # an item and a category may bear the name of a fact: the fact is the first
        for at, head in enumerate(self.heads):
            formula = formula.replace(f"[{head}]", f"{letters(at + 1)}#")
        assert "[" not in formula, formula
        self.heads.append(name)
        column = letters(len(self.heads))
        self.formulas.append((column, escape(formula)))
        return column


def text_cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def fact_cell(place, value):
    # a rate as a clerk types it: 85.5% is a number, 45/50 a division
    if isinstance(value, str):
        number = f"{value[:-1]}/100" if value.endswith("%") else value
        return f'<c r="{place}"><f>{number}</f></c>'
    return f'<c r="{place}"><v>{int(value)}</v></c>'


def row(number, unit, columns):
    cells = [text_cell(f"A{number}", unit["单位"])]
    for at, (_, value) in enumerate(facts(unit["佐证"])):
        if value is not None:
            cells.append(fact_cell(f"{letters(at + 2)}{number}", value))
    for column, formula in columns.formulas:
        cells.append(f'<c r="{column}{number}"><f>{formula.replace("#", str(number))}</f></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def main():
    evidence, workbook = sys.argv[1:]
    with open(evidence, encoding="utf-8") as lines, zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        relation = "officeDocument", "xl/workbook.xml"
        archive.writestr("_rels/.rels", RELATIONS.format(type=relation[0], target=relation[1]))
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(type="worksheet", target="worksheets/sheet1.xml"))
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            columns = None
            for number, line in enumerate(lines, 2):
                unit = json.loads(line)
                if columns is None:
                    columns = Columns([path for path, _ in facts(unit["佐证"])])
                    heads = (text_cell(f"{letters(at)}1", head) for at, head in enumerate(columns.heads, 1))
                    sheet.write(f'<row r="1">{"".join(heads)}</row>'.encode())
                sheet.write(row(number, unit, columns).encode())
            sheet.write(b"</sheetData></worksheet>")


if __name__ == "__main__":
    main()
