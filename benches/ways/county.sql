-- The county table of 2017, scored in SQL (DuckDB) written by hand for it. The files are put in by sql.py.
-- Points are decimals: nothing is rounded.

CREATE MACRO remains(points, deducted) AS greatest(points - deducted, 0);

-- whether a rate such as 85.5% or 45/50 is below 90%
CREATE MACRO below_90(rate) AS
  CASE
    WHEN contains(rate, '/') THEN split_part(rate, '/', 1)::INT * 10 < split_part(rate, '/', 2)::INT * 9
    ELSE rtrim(rate, '%')::DECIMAL(9, 6) < 90
  END;

COPY (
  WITH facts AS (
    SELECT
      单位 AS unit,
      佐证.组织保障 AS organization,
      佐证.信息公开 AS disclosure,
      佐证."互联网+政务服务" AS online,
      佐证."互联网+政务服务"."全面推进事项清单标准化、办事指南规范化、审查工作细则化、办事结果标准化" AS standards,
      佐证.基层政务公开政务服务 AS grassroots,
      佐证.工作衔接 AS liaison,
      佐证.加分 AS bonus,
      佐证.减分 AS malus
    FROM read_ndjson(:evidence)
  ),
  parts AS (
    SELECT
      unit,
      remains(3,
            organization.领导重视.未专题研究::INT
            + organization.领导重视.未列入分工::INT
            + organization.领导重视.分工未在政府网站公开::INT)
        + remains(4,
            2 * organization.机构建设.未成立政务公开政务服务领导小组::INT
            + organization.机构建设.未及时调整政务公开领导机构::INT
            + 2 * organization.机构建设.无管理机构::INT
            + organization.机构建设.机构职能未明确::INT)
        + remains(2, 2 * organization.经费保障.未列入财政预算明确专项经费::INT)
        + remains(2, organization.教育培训.未开展业务培训::INT + organization.教育培训.未按要求选派人员跟班学习::INT)
        + remains(4,
            4 * organization.监督考核.未纳入综合绩效考评::INT
            + 2 * organization.监督考核.分值权重不达标::INT
            + organization.监督考核.未开展督查::INT
            + organization.监督考核.未通报结果::INT) AS organization_points,
      remains(3, disclosure.工作规划及制度建设.未下发要点::INT + 0.5 * disclosure.工作规划及制度建设.制度不健全)
        + remains(3,
            disclosure.指南和年报公开.未公开指南::INT
            + 0.5 * disclosure.指南和年报公开.指南公开部门不全面::INT
            + disclosure.指南和年报公开.未公开年报::INT
            + 0.5 * disclosure.指南和年报公开.年报公开部门不全面::INT)
        + remains(3, 3 * disclosure.信息公开平台建设.未设立政府信息公开平台::INT + 0.5 * disclosure.信息公开平台建设.公开专栏不齐)
        + remains(2,
            2 * disclosure.政策解读.未解读政策::INT
            + disclosure.政策解读.政策解读不及时::INT
            + (disclosure.政策解读.主要负责人解读政策 < 1)::INT)
        + remains(2, 0.5 * disclosure.回应关切.未及时回应)
        + remains(16, 0.5 * disclosure.主动公开."未按时限在各级政府（门户）网站、政府信息公开平台及时公开相关信息")
        + remains(2,
            2 * disclosure.依申请公开.网上申请.未建立网上受理系统::INT
            + 0.5 * disclosure.依申请公开.网上申请.受理指南要素不全)
        + remains(2,
            0.5 * disclosure.依申请公开.申请办理.出现超期回复
            + disclosure.依申请公开.申请办理."发生复议、诉讼经查实需承担责任")
        + remains(2,
            2 * disclosure.依申请公开.查询场所.未设立::INT
            + disclosure.依申请公开.查询场所.未提供相关服务::INT) AS disclosure_points,
      remains(2,
            0.5 * online.强化组织保障.未制定方案::INT
            + 0.5 * online.强化组织保障.未明确领导机构::INT
            + 0.5 * online.强化组织保障.其他保障措施不到位)
        + remains(2, standards.目录清单.未编制目录清单::INT + standards.目录清单.未编制实施清单::INT)
        + remains(2, 2 * standards.办事指南.未编制办事指南::INT + 0.5 * standards.办事指南.指南要素不全)
        + remains(2, 2 * standards.审查细则.未实施::INT + 0.5 * standards.审查细则.细则要素不明确)
        + remains(2, 2 * standards.结果电子化.未推行::INT)
        + remains(2,
            online.加快建成全市一体化网上政务服务平台.网站集约.未完成网站集约::INT
            + online.加快建成全市一体化网上政务服务平台.网站集约.未按规定接入统一的网上政务服务门户::INT)
        + remains(2,
            2 * online.加快建成全市一体化网上政务服务平台.数据对接.未实施数据对接::INT
            + online.加快建成全市一体化网上政务服务平台.数据对接.对接不全面::INT)
        + remains(1, online.加快建成全市一体化网上政务服务平台.监督平台.未实施::INT)
        + remains(1, online.强化实体政务中心功能.配套设施."服务场所、设施未满足办事服务需求"::INT)
        + remains(2,
            2 * online.强化实体政务中心功能.两集中.未实施::INT
            + online.强化实体政务中心功能.两集中."改革不彻底，项目进驻不全"::INT)
        + remains(2,
            2 * online.强化实体政务中心功能.首席代表.未推行::INT
            + online.强化实体政务中心功能.首席代表.首席代表授权不充分::INT)
        + remains(2, 2 * online.强化实体政务中心功能.联合审批.未实施::INT)
        + remains(3,
            3 * online.强化实体政务中心功能.质量评议.未定期讲评::INT
            + online.强化实体政务中心功能.质量评议.未通报讲评情况::INT
            + online.强化实体政务中心功能.质量评议.窗口工作人员未由政务服务管理机构单列考核::INT)
        + remains(2,
            online.推进线上线下融合.流程优化.未对事项进流程进行优化::INT
            + online.推进线上线下融合.流程优化.未推进办事材料电子化::INT)
        + remains(2, 2 * online.推进线上线下融合.网上办理.未推行::INT)
        + remains(2,
            online.推进线上线下融合.基层延伸.乡镇便民服务中心未全覆盖::INT
            + below_90(online.推进线上线下融合.基层延伸."村（社区）便民服务中心覆盖率")::INT)
        + remains(2, 2 * online.夯实网上服务基础能力.电子证照.未推行::INT)
        + remains(2, 2 * online.夯实网上服务基础能力.数据开放.未实施::INT)
        + remains(1, online.夯实网上服务基础能力.数字平台.未实施::INT)
        + remains(2,
            online.夯实网上服务基础能力.网络建设."2017年底前，县级电子政务外网未延伸至乡镇（街道）"::INT
            + online.夯实网上服务基础能力.网络建设.未延伸到社区::INT)
        + remains(1, online.夯实网上服务基础能力.信息安全.未实施::INT) AS online_points,
      remains(3, 3 * grassroots.政务公开.未按要求及时公开::INT + 0.5 * grassroots.政务公开.公开内容不全面)
        + remains(3,
            0.5 * grassroots.便民服务.办事服务事项进驻不全
            + grassroots.便民服务."未开展上门办理、免费代办"::INT) AS grassroots_points,
      remains(3, 0.5 * greatest(12 - liaison.信息报送.信息报送, 0) + 0.5 * liaison.信息报送.其他相关情况报送不及时)
        + remains(2, 0.5 * liaison.会议纪律.未做到) AS liaison_points,
      bonus.受到省级表扬推介 + 0.5 * bonus.受到市级表扬推介
        - malus.受到省级批评 - 0.5 * malus.受到市级批评 AS adjustment
    FROM facts
  ),
  totals AS (
    SELECT
      *,
      organization_points + disclosure_points + online_points + grassroots_points + liaison_points + adjustment AS total
    FROM parts
  )
  SELECT
    unit AS 单位,
    organization_points AS 组织保障,
    disclosure_points AS 信息公开,
    online_points AS "互联网+政务服务",
    grassroots_points AS 基层政务公开政务服务,
    liaison_points AS 工作衔接,
    adjustment AS 加减分,
    total AS 总分,
    NULL AS 总分上限,
    CASE WHEN total >= 90 THEN '优秀' WHEN total >= 80 THEN '良好' WHEN total >= 60 THEN '合格' ELSE '不合格' END AS 等次
  FROM totals
) TO :scores (HEADER);
