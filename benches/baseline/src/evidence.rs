//! The evidence of the county table as serde sees it: one struct a level, one field a fact.

use std::borrow::Cow;

use serde::Deserialize;

/// One unit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit<'a> {
    #[serde(rename = "细则", borrow)]
    pub rubric: Cow<'a, str>,
    #[serde(rename = "单位", borrow)]
    pub name: Cow<'a, str>,
    #[serde(rename = "佐证", borrow)]
    pub facts: Facts<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts<'a> {
    #[serde(rename = "组织保障")]
    pub organization: Organization,
    #[serde(rename = "信息公开")]
    pub disclosure: Disclosure,
    #[serde(rename = "互联网+政务服务", borrow)]
    pub online: Online<'a>,
    #[serde(rename = "基层政务公开政务服务")]
    pub grassroots: Grassroots,
    #[serde(rename = "工作衔接")]
    pub liaison: Liaison,
    #[serde(rename = "加分")]
    pub bonus: Bonus,
    #[serde(rename = "减分")]
    pub malus: Malus,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Liaison {
    #[serde(rename = "信息报送")]
    pub reporting: Reporting,
    #[serde(rename = "会议纪律")]
    pub meetings: Meetings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grassroots {
    #[serde(rename = "政务公开")]
    pub openness: Openness,
    #[serde(rename = "便民服务")]
    pub convenience: Convenience,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Online<'a> {
    #[serde(rename = "强化组织保障")]
    pub backing: Backing,
    #[serde(rename = "全面推进事项清单标准化、办事指南规范化、审查工作细则化、办事结果标准化")]
    pub standards: Standards,
    #[serde(rename = "加快建成全市一体化网上政务服务平台")]
    pub portal: Portal,
    #[serde(rename = "强化实体政务中心功能")]
    pub centre: Centre,
    #[serde(rename = "推进线上线下融合", borrow)]
    pub fusion: Fusion<'a>,
    #[serde(rename = "夯实网上服务基础能力")]
    pub foundations: Foundations,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    #[serde(rename = "工作规划及制度建设")]
    pub planning: Planning,
    #[serde(rename = "指南和年报公开")]
    pub guides: Guides,
    #[serde(rename = "信息公开平台建设")]
    pub platform: Platform,
    #[serde(rename = "政策解读")]
    pub interpretation: Interpretation,
    #[serde(rename = "回应关切")]
    pub response: Response,
    #[serde(rename = "主动公开")]
    pub proactive: Proactive,
    #[serde(rename = "依申请公开")]
    pub requests: Requests,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    #[serde(rename = "领导重视")]
    pub leadership: Leadership,
    #[serde(rename = "机构建设")]
    pub bodies: Bodies,
    #[serde(rename = "经费保障")]
    pub funding: Funding,
    #[serde(rename = "教育培训")]
    pub training: Training,
    #[serde(rename = "监督考核")]
    pub supervision: Supervision,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Foundations {
    #[serde(rename = "电子证照")]
    pub certificates: Certificates,
    #[serde(rename = "数据开放")]
    pub open_data: OpenData,
    #[serde(rename = "数字平台")]
    pub digital_platform: DigitalPlatform,
    #[serde(rename = "网络建设")]
    pub network: Network,
    #[serde(rename = "信息安全")]
    pub security: Security,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fusion<'a> {
    #[serde(rename = "流程优化")]
    pub streamlining: Streamlining,
    #[serde(rename = "网上办理")]
    pub online_handling: OnlineHandling,
    #[serde(rename = "基层延伸", borrow)]
    pub outreach: Outreach<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Centre {
    #[serde(rename = "配套设施")]
    pub facilities: Facilities,
    #[serde(rename = "两集中")]
    pub two_moves: TwoMoves,
    #[serde(rename = "首席代表")]
    pub chief_delegate: ChiefDelegate,
    #[serde(rename = "联合审批")]
    pub joint_approval: JointApproval,
    #[serde(rename = "质量评议")]
    pub quality: Quality,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portal {
    #[serde(rename = "网站集约")]
    pub website: Website,
    #[serde(rename = "数据对接")]
    pub exchange: Exchange,
    #[serde(rename = "监督平台")]
    pub oversight: Oversight,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standards {
    #[serde(rename = "目录清单")]
    pub catalogue: Catalogue,
    #[serde(rename = "办事指南")]
    pub manual: Manual,
    #[serde(rename = "审查细则")]
    pub review: Review,
    #[serde(rename = "结果电子化")]
    pub results: Results,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requests {
    #[serde(rename = "网上申请")]
    pub online_request: OnlineRequest,
    #[serde(rename = "申请办理")]
    pub handling: Handling,
    #[serde(rename = "查询场所")]
    pub reading_room: ReadingRoom,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Malus {
    #[serde(rename = "受到省级批评")]
    pub provincial: u32,
    #[serde(rename = "受到市级批评")]
    pub municipal: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bonus {
    #[serde(rename = "受到省级表扬推介")]
    pub provincial: u32,
    #[serde(rename = "受到市级表扬推介")]
    pub municipal: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meetings {
    #[serde(rename = "未做到")]
    pub absences: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    #[serde(rename = "信息报送")]
    pub reports: u32,
    #[serde(rename = "其他相关情况报送不及时")]
    pub other_late: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Convenience {
    #[serde(rename = "办事服务事项进驻不全")]
    pub items_missing: u32,
    #[serde(rename = "未开展上门办理、免费代办")]
    pub no_home_service: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Openness {
    #[serde(rename = "未按要求及时公开")]
    pub late: bool,
    #[serde(rename = "公开内容不全面")]
    pub items_missing: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Security {
    #[serde(rename = "未实施")]
    pub not_done: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    #[serde(rename = "2017年底前，县级电子政务外网未延伸至乡镇（街道）")]
    pub towns_unconnected: bool,
    #[serde(rename = "未延伸到社区")]
    pub communities_unconnected: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DigitalPlatform {
    #[serde(rename = "未实施")]
    pub not_done: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenData {
    #[serde(rename = "未实施")]
    pub not_done: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificates {
    #[serde(rename = "未推行")]
    pub not_done: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outreach<'a> {
    #[serde(rename = "乡镇便民服务中心未全覆盖")]
    pub towns_uncovered: bool,
    #[serde(rename = "村（社区）便民服务中心覆盖率")]
    pub village_coverage: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnlineHandling {
    #[serde(rename = "未推行")]
    pub not_done: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Streamlining {
    #[serde(rename = "未对事项进流程进行优化")]
    pub not_streamlined: bool,
    #[serde(rename = "未推进办事材料电子化")]
    pub not_electronic: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quality {
    #[serde(rename = "未定期讲评")]
    pub not_reviewed: bool,
    #[serde(rename = "未通报讲评情况")]
    pub not_told: bool,
    #[serde(rename = "窗口工作人员未由政务服务管理机构单列考核")]
    pub not_listed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointApproval {
    #[serde(rename = "未实施")]
    pub not_done: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChiefDelegate {
    #[serde(rename = "未推行")]
    pub not_done: bool,
    #[serde(rename = "首席代表授权不充分")]
    pub powers_short: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TwoMoves {
    #[serde(rename = "未实施")]
    pub not_done: bool,
    #[serde(rename = "改革不彻底，项目进驻不全")]
    pub partial: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facilities {
    #[serde(rename = "服务场所、设施未满足办事服务需求")]
    pub unmet: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oversight {
    #[serde(rename = "未实施")]
    pub not_done: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    #[serde(rename = "未实施数据对接")]
    pub not_done: bool,
    #[serde(rename = "对接不全面")]
    pub partial: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Website {
    #[serde(rename = "未完成网站集约")]
    pub not_merged: bool,
    #[serde(rename = "未按规定接入统一的网上政务服务门户")]
    pub not_connected: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Results {
    #[serde(rename = "未推行")]
    pub not_done: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    #[serde(rename = "未实施")]
    pub not_done: bool,
    #[serde(rename = "细则要素不明确")]
    pub elements_missing: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manual {
    #[serde(rename = "未编制办事指南")]
    pub no_manual: bool,
    #[serde(rename = "指南要素不全")]
    pub elements_missing: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    #[serde(rename = "未编制目录清单")]
    pub no_catalogue: bool,
    #[serde(rename = "未编制实施清单")]
    pub no_list: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Backing {
    #[serde(rename = "未制定方案")]
    pub no_scheme: bool,
    #[serde(rename = "未明确领导机构")]
    pub no_lead: bool,
    #[serde(rename = "其他保障措施不到位")]
    pub safeguards_missing: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingRoom {
    #[serde(rename = "未设立")]
    pub no_room: bool,
    #[serde(rename = "未提供相关服务")]
    pub no_service: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handling {
    #[serde(rename = "出现超期回复")]
    pub overdue: u32,
    #[serde(rename = "发生复议、诉讼经查实需承担责任")]
    pub lost_cases: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnlineRequest {
    #[serde(rename = "未建立网上受理系统")]
    pub no_system: bool,
    #[serde(rename = "受理指南要素不全")]
    pub elements_missing: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proactive {
    #[serde(rename = "未按时限在各级政府（门户）网站、政府信息公开平台及时公开相关信息")]
    pub items_missing: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    #[serde(rename = "未及时回应")]
    pub late_responses: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interpretation {
    #[serde(rename = "未解读政策")]
    pub not_interpreted: bool,
    #[serde(rename = "政策解读不及时")]
    pub late_interpretation: bool,
    #[serde(rename = "主要负责人解读政策")]
    pub leader_interpretations: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    #[serde(rename = "未设立政府信息公开平台")]
    pub no_platform: bool,
    #[serde(rename = "公开专栏不齐")]
    pub columns_missing: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guides {
    #[serde(rename = "未公开指南")]
    pub no_guide: bool,
    #[serde(rename = "指南公开部门不全面")]
    pub guide_incomplete: bool,
    #[serde(rename = "未公开年报")]
    pub no_report: bool,
    #[serde(rename = "年报公开部门不全面")]
    pub report_incomplete: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planning {
    #[serde(rename = "未下发要点")]
    pub no_plan: bool,
    #[serde(rename = "制度不健全")]
    pub systems_missing: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supervision {
    #[serde(rename = "未纳入综合绩效考评")]
    pub not_in_review: bool,
    #[serde(rename = "分值权重不达标")]
    pub weight_short: bool,
    #[serde(rename = "未开展督查")]
    pub no_inspection: bool,
    #[serde(rename = "未通报结果")]
    pub results_not_told: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Training {
    #[serde(rename = "未开展业务培训")]
    pub no_training: bool,
    #[serde(rename = "未按要求选派人员跟班学习")]
    pub no_delegates: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Funding {
    #[serde(rename = "未列入财政预算明确专项经费")]
    pub not_budgeted: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bodies {
    #[serde(rename = "未成立政务公开政务服务领导小组")]
    pub no_group: bool,
    #[serde(rename = "未及时调整政务公开领导机构")]
    pub group_not_updated: bool,
    #[serde(rename = "无管理机构")]
    pub no_agency: bool,
    #[serde(rename = "机构职能未明确")]
    pub duties_unclear: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leadership {
    #[serde(rename = "未专题研究")]
    pub not_studied: bool,
    #[serde(rename = "未列入分工")]
    pub not_divided: bool,
    #[serde(rename = "分工未在政府网站公开")]
    pub division_not_public: bool,
}
