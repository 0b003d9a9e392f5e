// SPDX-License-Identifier: Apache-2.0
#include "text/page_lines.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/utf8.hpp"
#include "text/dates.hpp"
#include "text/flow.hpp"

namespace govgraph::text {
namespace {

constexpr std::size_t kLongestSourceLine = 240;  ///< bytes
constexpr std::size_t kLongestSiteLine = 120;
constexpr std::size_t kLongestValue = 90;

using Words = std::span<const std::string_view>;

struct Label {
  std::string_view words, field;  ///< no field: read and left out
  bool weak = false;              ///< papers have it as well
};

constexpr std::array kLabels = std::to_array<Label>({
    {"信息来源", imprint::kPublisher},
    {"文章来源", imprint::kPublisher},
    {"稿件来源", imprint::kPublisher},
    {"来源", imprint::kPublisher},
    {"来 源", imprint::kPublisher},
    {"发布机构", imprint::kPublisher},
    {"发布单位", imprint::kPublisher},
    {"发布时间", imprint::kDate},
    {"发布日期", imprint::kDate},
    {"发表时间", imprint::kDate},
    {"发稿时间", imprint::kDate},
    {"公开日期", imprint::kDate},
    {"日期", imprint::kDate, true},
    {"时间", imprint::kDate, true},
    {"更新时间", ""},
    {"浏览次数", ""},
    {"浏览量", ""},
    {"浏览", "", true},
    {"点击数", ""},
    {"点击量", ""},
    {"点击", "", true},
    {"阅读次数", ""},
    {"阅读量", ""},
    {"阅读", "", true},
    {"访问量", ""},
    {"访问次数", ""},
    {"字号", "", true},
    {"字体", "", true},
    {"作者", "", true},
    {"编辑", "", true},
    {"责任编辑", "", true},
    {"发布人", ""},
    {"分享到", ""},
    {"分享", "", true},
    {"保护视力色", ""},
    {"录入", "", true},
});

constexpr std::array kSiteBeginnings = std::to_array<std::string_view>(
    {"当前位置", "您的位置", "您当前的位置", "您现在的位置", "所在位置",         "上一篇",
     "下一篇",   "上一条",   "下一条",       "上一页",       "下一页",           "打印本页",
     "打印此页", "关闭窗口", "返回顶部",     "返回列表",     "返回首页",         "分享到",
     "扫一扫",   "字号：",   "字体：",       "【字体",       "【打印",           "【关闭",
     "[打印",    "[关闭",    "【字号",       "微信扫一扫",   "预览时标签不可点", "继续滑动看下一个",
     "长按识别", "点击上方", "点击蓝字",     "轻点两下取消", "向上滑动看下一个", "Scan to Follow"});
constexpr std::array kSiteWords = std::to_array<std::string_view>(
    {"打印", "关闭",     "大",   "中",       "小",     "字号", "字体",   "分享", "收藏", "返回", "顶部",
     "首页", "点赞",     "在看", "阅读",     "赞",     "微信", "微博",   "本页", "窗口", "更多", "举报",
     "评论", "复制链接", "关注", "朗读",     "播放",   "暂停", "无障碍", "简体", "繁体", "登录", "注册",
     "纠错", "QQ空间",   "QQ",   "阅读原文", "写留言", "原创", "收起",   "展开"});
constexpr std::array kHeads = std::to_array<std::string_view>(
    {"相关链接", "相关新闻", "相关阅读", "相关报道", "相关文章", "相关信息", "相关稿件", "延伸阅读",
     "推荐阅读", "猜你喜欢", "热点新闻", "热门文章", "热门新闻", "热点推荐", "最新文章", "最新新闻",
     "最新信息", "图片新闻", "往期回顾", "往期推荐", "更多新闻", "友情链接", "点击排行", "阅读排行",
     "新闻排行", "热榜",     "往期精选", "精彩推荐", "相关推荐"});
constexpr std::array kFeet = std::to_array<std::string_view>(
    {"版权所有", "ICP备", "ICP证", "公网安备", "网站标识码", "Copyright", "copyright", "All Rights Reserved",
     "技术支持：", "建议使用", "©", "未经授权", "互联网新闻信息服务许可证"});

bool begins_with_any(std::string_view line, Words words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view each) { return line.starts_with(each); });
}

/// Past a label and its colon at the beginning of `text`; 0 when there is none.
std::size_t label_at(std::string_view text, const Label** found) {
  for (const Label& each : kLabels) {
    if (!text.starts_with(each.words)) continue;
    const std::string_view rest = text.substr(each.words.size());
    const std::size_t colon = rest.starts_with("：") ? 3 : rest.starts_with(":") ? 1 : 0;
    if (colon == 0) continue;
    *found = &each;
    return each.words.size() + colon;
  }
  return 0;
}

/// Where the value that begins `text` ends: at a bar, or a blank before a label.
std::size_t end_of_value(std::string_view text) {
  const Label* next = nullptr;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '|' || text.substr(i).starts_with("丨") || text[i] == '[') return i;
    const bool apart = i == 0 || text[i - 1] == ' ' || text[i - 1] == ')' || std::isdigit(text[i - 1]) != 0;
    if (i > 0 && apart && label_at(text.substr(i), &next) > 0) return i;
  }
  return text.size();
}

void add_value(const Label& label, std::string_view value, std::string_view from, Imprint& found) {
  value = trimmed(value);
  if (label.field == imprint::kDate) imprint::add(found, imprint::kDate, iso_date(value), std::string(from));
  if (label.field == imprint::kPublisher && value.size() <= kLongestValue)
    imprint::add(found, imprint::kPublisher, std::string(value), std::string(from));
}

/// Nothing but a date, a time of day, bars and blanks.
bool is_bare(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == ':' || c == '/' || c == '.' || c == '|';
  });
}

}  // namespace

std::string iso_date(std::string_view text) { return full_date(utf8::decode_all(text)); }

bool read_source_line(std::string_view line, std::string_view from, bool below_headline, Imprint& imprint) {
  const std::string whole = on_one_line(line);
  if (whole.empty() || whole.size() > kLongestSourceLine || whole.find("。") != std::string::npos) return false;
  std::string_view rest = whole;
  Imprint found;
  std::size_t labels = 0, strong = 0, leading = 0;
  while (!rest.empty()) {
    const Label* label = nullptr;
    const std::size_t begin = label_at(rest, &label);
    const std::size_t end = begin + end_of_value(rest.substr(begin));
    const std::string_view value = rest.substr(begin, end - begin);
    if (label != nullptr) {
      ++labels;
      strong += label->weak ? 0 : 1;
      add_value(*label, value, from, found);
    } else if (labels == 0) {
      imprint::add(found, imprint::kDate, iso_date(value), std::string(from));
      leading += is_bare(value) || value.size() < 40 ? 0 : 1;
    }
    rest = trimmed(rest.substr(std::min(rest.size(), std::max<std::size_t>(end, 1))));
    while (!rest.empty() && (rest.front() == '|' || rest.front() == '[' || rest.front() == ']')) rest.remove_prefix(1);
    if (rest.starts_with("丨")) rest.remove_prefix(std::string_view("丨").size());
    rest = trimmed(rest);
  }
  const bool dated = is_bare(whole) && !found.empty();
  if (leading > 0 || (strong == 0 && !below_headline) || (labels == 0 && !dated)) return false;
  if (found.empty() && strong == 0 && labels < 2) return false;
  imprint.insert(imprint.end(), found.begin(), found.end());
  return true;
}

bool is_site_line(std::string_view line) {
  const std::string whole = on_one_line(line);
  if (whole.size() > kLongestSiteLine) return false;
  if (begins_with_any(whole, kSiteBeginnings)) return true;
  std::string_view rest = whole;
  bool any = false;
  while (!rest.empty()) {
    const auto word = std::find_if(kSiteWords.begin(), kSiteWords.end(),
                                   [&](std::string_view each) { return rest.starts_with(each); });
    if (word != kSiteWords.end()) {
      rest.remove_prefix(word->size());
      any = true;
    } else if (std::string_view(" :[]|/0123456789+").find(rest.front()) != std::string_view::npos) {
      rest.remove_prefix(1);
    } else if (rest.starts_with("：") || rest.starts_with("【") || rest.starts_with("】")) {
      rest.remove_prefix(3);
    } else {
      return false;
    }
  }
  return any;
}

bool heads_links(std::string_view line) {
  std::string whole = on_one_line(line);
  for (const std::string_view mark : {"：", ":", ">", "》", "更多"})
    if (whole.ends_with(mark)) whole.resize(whole.size() - mark.size());
  const std::string_view bare = trimmed(whole);
  return std::find(kHeads.begin(), kHeads.end(), bare) != kHeads.end();
}

bool is_foot_line(std::string_view line) {
  return line.size() <= 2 * kLongestSourceLine && std::any_of(kFeet.begin(), kFeet.end(), [&](std::string_view each) {
           return line.find(each) != std::string_view::npos;
         });
}

}  // namespace govgraph::text
