// SPDX-License-Identifier: Apache-2.0
#include "extract/organ_words.hpp"

#include "extract/phrase.hpp"

namespace govgraph::extract {

bool begins_with_level(std::u32string_view words) {
  return starts_with_any(words, {U"镇", U"区", U"市", U"县", U"省", U"街道"}) && words.size() > 1;
}

bool governs_organ(std::u32string_view form) {
  return ends_with_any(
      form, {U"联系", U"利用", U"协调", U"对接", U"依托", U"邀请", U"走访", U"配合", U"支持", U"推动", U"成立",
             U"组建", U"打造", U"创新", U"强化", U"加强", U"深化", U"发挥", U"借助", U"召集", U"动员", U"参观",
             U"委托", U"充实", U"培育", U"壮大", U"优化", U"完善", U"健全", U"整合", U"带领", U"率领", U"引进"});
}

bool is_group_suffix(std::u32string_view suffix) {
  return ends_with_any(suffix, {U"队伍", U"志愿者", U"共同体", U"联合体", U"义工"});
}

bool is_loose_suffix(std::u32string_view suffix) {
  return ends_with_any(suffix, {U"理事会", U"小组", U"联盟", U"办公室", U"中心", U"站", U"室"});
}

bool is_general_centre(std::u32string_view suffix) {
  return suffix.size() <= 6 && ends_with_any(suffix, {U"建设中心", U"发展中心", U"管理中心", U"促进中心", U"信息中心",
                                                      U"保障中心", U"培训中心", U"教育中心", U"推广中心", U"运营中心",
                                                      U"评估中心", U"技术服务中心", U"调度中心"});
}

bool is_colloquial(std::u32string_view form) {
  return one_of(form, {U"城管", U"公安", U"消防", U"交警", U"法院", U"工商", U"税务", U"环保", U"卫健"});
}

bool is_of_a_kind(std::u32string_view form) {
  return starts_with_any(
      form, {U"企业", U"楼宇",   U"楼栋", U"楼组", U"行业", U"机关", U"两新", U"社会组织", U"学校", U"医院",
             U"公司", U"物业",   U"网格", U"非公", U"集团", U"银行", U"支行", U"分行",     U"流动", U"临时",
             U"功能", U"离退休", U"联合", U"基层", U"直属", U"国企", U"民企", U"高校",     U"中学", U"小学"});
}

bool begins_at_level(std::u32string_view form) {
  return form.size() >= 3 && starts_with_any(form, {U"镇", U"区", U"市", U"县", U"省", U"村", U"街道"}) &&
         !starts_with_any(form, {U"村民小", U"村民代", U"村民委", U"村民理", U"村民议", U"村务", U"村居", U"区域",
                                 U"镇级", U"区级", U"市级", U"市场", U"街道级", U"村级"});
}

bool stands_alone(std::u32string_view form, Label label) {
  if (label == Label::kEnterprise) return true;
  if (label == Label::kPartyOrg) return form.size() >= 2;
  if (label == Label::kGovBody)
    return ends_with_any(
        form, {U"派出所", U"武装部", U"人大", U"政府", U"办事处", U"街道办", U"政协", U"执法队", U"司法所", U"管委会"});
  if (label == Label::kInstitution)
    return form.size() >= 5 && ends_with_any(form, {U"党群服务中心", U"卫生服务中心", U"文化活动中心"});
  return one_of(form, {U"总工会", U"妇联", U"残联", U"红十字会", U"社区居委会", U"社区居民委员会", U"居委会", U"居委",
                       U"村委会", U"村委", U"居民委员会", U"村民委员会", U"镇总工会", U"区总工会", U"镇残联", U"镇妇联",
                       U"镇红十字会", U"社区妇联", U"村妇联"});
}

bool is_branch_suffix(std::u32string_view suffix) {
  return ends_with_any(suffix,
                       {U"支队",   U"大队", U"中队", U"分局", U"分院",   U"分校",   U"分会",   U"分中心", U"院区",
                        U"办公厅", U"科",   U"股",   U"室",   U"处",     U"组织部", U"宣传部", U"统战部", U"校区",
                        U"工会",   U"妇联", U"团委", U"党委", U"党支部", U"党总支", U"党组"});
}

bool is_level_word(std::u32string_view word) {
  return one_of(word, {U"镇", U"乡", U"区", U"市", U"县", U"省", U"州", U"旗", U"村", U"街道", U"社区", U"居民区",
                       U"街区", U"小区", U"园区", U"苏木", U"片区", U"开发区"});
}

std::size_t joined_field(std::u32string_view before) {
  for (const std::u32string_view field :
       {U"农业农村", U"规划",     U"建设",     U"住房保障", U"国土资源", U"卫生",     U"交通",     U"发展",
        U"旅游",     U"住房",     U"人力资源", U"经济发展", U"社会治理", U"退役军人", U"文化体育", U"卫生健康",
        U"工业",     U"科技",     U"科学技术", U"教育",     U"文化",     U"交通运输", U"应急管理", U"城市建设",
        U"城乡建设", U"平安建设", U"社会建设", U"社会事业", U"综合治理", U"安全生产", U"生态环境", U"自然资源",
        U"党建工作", U"宣传文化", U"财政",     U"民政",     U"投资促进", U"招商",     U"经济",     U"商务",
        U"体育",     U"综合执法", U"公共服务", U"政务服务", U"基层治理", U"党群",     U"组织",     U"宣传",
        U"统战",     U"纪检",     U"乡村振兴", U"水利",     U"林业",     U"园林",     U"市政"})
    if (before.ends_with(field)) return field.size();
  return 0;
}

bool makes_a_kind(std::u32string_view modifiers) {
  if (ends_with_any(modifiers, {U"所在地", U"所在", U"所属"})) return true;
  return one_of(modifiers,
                {U"基层",     U"各级",     U"上级",   U"下级", U"相关", U"有关", U"企业", U"企事业单位", U"楼栋",
                 U"商户",     U"两新",     U"联合",   U"临时", U"辖区", U"属地", U"当地", U"周边",       U"附近",
                 U"部分",     U"优秀",     U"先进",   U"志愿", U"业务", U"主管", U"职能", U"所属",       U"直属",
                 U"镇属",     U"区属",     U"市属",   U"驻区", U"共建", U"结对", U"成员", U"专业",       U"社会",
                 U"公益",     U"基层社区", U"功能型", U"行业", U"党员", U"民间", U"各类", U"大型",       U"多家",
                 U"多支",     U"知名",     U"高等",   U"公立", U"三甲", U"地方", U"全镇", U"全区",       U"全市",
                 U"非公企业", U"社会组织", U"特色",   U"村级", U"镇级", U"区级", U"市级", U"县级",       U"省级",
                 U"国家级",   U"重点",     U"骨干",   U"居民", U"村民", U"群众", U"青年", U"老年",       U"巾帼",
                 U"红色",     U"县区",     U"街镇",   U"路段", U"商圈", U"街区", U"网格", U"楼组",       U"楼宇"});
}

}  // namespace govgraph::extract
