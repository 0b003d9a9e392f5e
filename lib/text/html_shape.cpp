// SPDX-License-Identifier: Apache-2.0
#include "text/html_shape.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string>

#include "base/utf8.hpp"
#include "text/lines.hpp"

namespace govgraph::text {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::uint32_t kLongBlock = 40;         ///< words of a block that is text without a full stop
constexpr std::uint32_t kLongestLinkedName = 4;  ///< of people, whom lists link to pages of their own
constexpr double kMostLinked = 1.0 / 3;          ///< Kohlschütter et al., figure 1
constexpr double kNearlyAll = 0.85;
constexpr double kMostFurniture = 0.5;
constexpr double kLeastShare = 0.1;

constexpr std::array kUnseen = std::to_array<std::string_view>(
    {"script", "style", "noscript", "head", "iframe", "select", "button", "template", "svg", "object", "canvas",
     "textarea", "input", "option", "audio", "video", "map"});
constexpr std::array kFurniture = std::to_array<std::string_view>({"nav", "footer", "aside", "menu", "dialog"});
constexpr std::array kFurnitureRoles =
    std::to_array<std::string_view>({"navigation", "contentinfo", "complementary", "search", "menu", "menubar"});
constexpr std::array kFurnitureWords = std::to_array<std::string_view>(
    {"nav",       "navbar",     "navigation", "menu",     "breadcrumb", "breadcrumbs", "crumb",   "crumbs",
     "sidebar",   "aside",      "footer",     "foot",     "copyright",  "related",     "relate",  "relates",
     "recommend", "recommends", "xgyd",       "xgxw",     "xglj",       "tuijian",     "share",   "bdsharebuttonbox",
     "bshare",    "social",     "comment",    "comments", "reply",      "login",       "search",  "toolbar",
     "pager",     "pagination", "pagenav",    "advert",   "ad",         "ads",         "qrcode",  "ewm",
     "hot",       "hotnews",    "rank",       "ranking",  "prevnext",   "dibu",        "daohang", "topbar",
     "sitenav",   "sitemap"});
constexpr std::array kBlocks = std::to_array<std::string_view>(
    {"p",      "div",    "h1",    "h2",       "h3",      "h4",      "h5",         "h6",   "li",
     "tr",     "td",     "th",    "section",  "article", "table",   "ul",         "ol",   "blockquote",
     "header", "figure", "dl",    "dd",       "dt",      "main",    "figcaption", "body", "html",
     "pre",    "center", "form",  "fieldset", "address", "caption", "footer",     "nav",  "aside",
     "hr",     "tbody",  "thead", "tfoot",    "details", "summary"});
/// Ids and classes of what holds the article on sites of governments, newspapers and in WeChat.
constexpr std::array kMainNames = std::to_array<std::string_view>({"js_content",
                                                                   "ucap-content",
                                                                   "zoom",
                                                                   "trs_editor",
                                                                   "trs_editor_view",
                                                                   "vsb_content",
                                                                   "v_news_content",
                                                                   "pages_content",
                                                                   "artibody",
                                                                   "article-content",
                                                                   "article_content",
                                                                   "articlecontent",
                                                                   "article-body",
                                                                   "article_body",
                                                                   "news_content",
                                                                   "news-content",
                                                                   "newscontent",
                                                                   "content-article",
                                                                   "wp_articlecontent",
                                                                   "rich_media_content",
                                                                   "detail-content",
                                                                   "detail_content",
                                                                   "arti_cont",
                                                                   "txt_con",
                                                                   "bt_content",
                                                                   "view",
                                                                   "article-con",
                                                                   "articlebody",
                                                                   "news_txt",
                                                                   "text_area"});

bool is_one_of(std::string_view name, Names names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool is_word_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// Words of a class or id: "site-nav topBar" is of the furniture by "nav".
bool has_furniture_word(std::string_view names) {
  const std::string all = lower(names);
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    while (end < all.size() && is_word_part(all[end])) ++end;
    if (is_one_of(std::string_view(all).substr(begin, end - begin), kFurnitureWords)) return true;
    begin = end + 1;
  }
  return false;
}

bool has_main_name(std::string_view names) {
  const std::string all = lower(names);
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find(' ', begin), all.size());
    if (is_one_of(std::string_view(all).substr(begin, end - begin), kMainNames)) return true;
    begin = end + 1;
  }
  return false;
}

/// "display: none", and "visibility: hidden" save of WeChat's own box, which a script shows.
bool hides(std::string_view style, std::string_view id) {
  std::string bare;
  for (const char c : style)
    if (c != ' ') bare += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return bare.find("display:none") != std::string::npos ||
         (bare.find("visibility:hidden") != std::string::npos && id != "js_content");
}

struct Count {
  std::uint32_t words = 0, marks = 0, han = 0;
};

Count count(std::string_view text) {
  Count out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    i += step.length;
    const char32_t c = step.code_point;
    const bool han = is_cjk(c);
    out.han += han;
    out.words += han || is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    out.marks += c == U'。' || c == U'！' || c == U'？' || c == U'；';
  }
  return out;
}

}  // namespace

bool is_block_element(std::string_view name) { return is_one_of(name, kBlocks); }

unsigned heading_level(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? static_cast<unsigned>(name[1] - '0')
                                                                                : 0;
}

HtmlShape::HtmlShape(const HtmlTree& tree) : tree_(tree), unseen_(tree.size()), sums_(tree.size()) {
  hide_unseen();
  add_up();
  hide_furniture();
  add_up();
  main_ = known_main();
  if (main_ == HtmlTree::kNone) main_ = smallest_main();
}

void HtmlShape::hide_unseen() {
  for (Id id = 1; id < tree_.size(); ++id) {
    if (tree_.is_text(id)) continue;
    const std::string_view hidden = tree_.attribute(id, "hidden");
    unseen_[id] = is_one_of(tree_.name(id), kUnseen) || (!hidden.empty() && hidden != "until-found") ||
                  hides(tree_.attribute(id, "style"), tree_.attribute(id, "id"));
  }
  inherit_unseen();
}

void HtmlShape::inherit_unseen() {
  for (Id id = 1; id < tree_.size(); ++id) unseen_[id] = unseen_[id] || unseen_[tree_.parent(id)];
}

/// Not what holds most of the text, whatever it is called.
void HtmlShape::hide_furniture() {
  const double most = kMostFurniture * sums_[0].body;
  for (Id id = 1; id < tree_.size(); ++id) {
    if (tree_.is_text(id) || unseen_[id]) continue;
    const std::string_view name = tree_.name(id);
    if (name == "body" || name == "html" || (sums_[id].body > most && sums_[id].body > 0)) continue;
    unseen_[id] = is_one_of(name, kFurniture) || is_one_of(tree_.attribute(id, "role"), kFurnitureRoles) ||
                  has_furniture_word(tree_.attribute(id, "class")) || has_furniture_word(tree_.attribute(id, "id"));
  }
  inherit_unseen();
}

void HtmlShape::add_up() {
  std::vector<Sums> own(tree_.size());
  std::vector<std::uint32_t> marks(tree_.size());
  std::vector<Id> block(tree_.size());
  std::vector<bool> in_link(tree_.size());
  for (Id id = 1; id < tree_.size(); ++id) {
    const Id above = tree_.parent(id);
    if (!tree_.is_text(id)) {
      block[id] = is_block_element(tree_.name(id)) ? id : block[above];
      in_link[id] = in_link[above] || (tree_.name(id) == "a" && !tree_.attribute(id, "href").empty());
      continue;
    }
    if (unseen_[above]) continue;
    const Count found = count(tree_.text(id));
    Sums& sums = own[block[above]];
    sums.words += found.words;
    if (in_link[above])
      sums.linked += found.words;
    else
      sums.body += found.han;  // for now: what is in no link
    marks[block[above]] += found.marks;
  }
  count_bodies(own, marks);
}

void HtmlShape::count_bodies(const std::vector<Sums>& own, const std::vector<std::uint32_t>& marks) {
  for (Id id = 0; id < tree_.size(); ++id) {
    const Sums& block = own[id];
    const std::string_view name = tree_.name(id);
    const bool free = block.linked <= kMostLinked * block.words;
    const bool listed = name == "td" || name == "th" || name == "li" || name == "dd" || name == "dt";
    const bool named = listed && block.linked <= kLongestLinkedName && block.body >= 2;
    const bool body = (free && (marks[id] > 0 || block.words >= kLongBlock || (listed && block.body >= 2))) || named;
    sums_[id] = {block.words, block.linked, body ? block.words : 0};
  }
  for (Id id = static_cast<Id>(tree_.size()); id-- > 1;) {
    Sums& above = sums_[tree_.parent(id)];
    above.words += sums_[id].words;
    above.linked += sums_[id].linked;
    above.body += sums_[id].body;
  }
}

bool HtmlShape::is_links(Id id) const {
  const Sums& sums = sums_[id];
  return sums.body == 0 && sums.words > 0 && sums.linked > kMostLinked * sums.words;
}

bool HtmlShape::is_known(Id id) const {
  if (tree_.is_text(id) || unseen_[id] || sums_[id].body < kLeastShare * sums_[0].body) return false;
  const std::string_view name = tree_.name(id);
  return name == "article" || name == "main" || tree_.attribute(id, "role") == "main" ||
         tree_.attribute(id, "itemprop") == "articleBody" || has_main_name(tree_.attribute(id, "id")) ||
         has_main_name(tree_.attribute(id, "class"));
}

/// None in another: of two the inner, where it and others hold nearly all of the outer.
std::vector<HtmlTree::Id> HtmlShape::known() const {
  std::vector<Id> out;  // descending: those in an element are the last
  for (Id id = static_cast<Id>(tree_.size()); id-- > 1;) {
    if (!is_known(id)) continue;
    std::size_t inner = out.size();
    double held = 0;
    while (inner > 0 && out[inner - 1] < tree_.end(id)) held += sums_[out[--inner]].body;
    if (held >= kNearlyAll * sums_[id].body) continue;
    out.resize(inner);
    out.push_back(id);
  }
  return out;
}

HtmlTree::Id HtmlShape::common(Id a, Id b) const {
  while (a != b) (a > b ? a : b) = tree_.parent(std::max(a, b));
  return a;
}

/// Several are as many articles of one page.
HtmlTree::Id HtmlShape::known_main() const {
  const std::vector<Id> all = known();
  double held = 0;
  Id out = HtmlTree::kNone;
  for (const Id each : all) {
    held += sums_[each].body;
    out = out == HtmlTree::kNone ? each : common(out, each);
  }
  return sums_[0].body > 0 && held >= kMostFurniture * sums_[0].body ? out : HtmlTree::kNone;
}

HtmlTree::Id HtmlShape::smallest_main() const {
  const double least = kNearlyAll * sums_[0].body;
  Id out = 0;
  for (bool more = sums_[0].body > 0; more;) {
    more = false;
    for (Id child = tree_.first(out); child != HtmlTree::kNone && !more; child = tree_.next(child)) {
      const std::string_view name = tree_.name(child);
      if (tree_.is_text(child) || sums_[child].body < least || name == "p" || name == "td" || name == "tr") continue;
      if (name == "ul" || name == "ol" || name == "table" || name == "tbody" || !is_block_element(name)) continue;
      out = child;
      more = true;
    }
  }
  return out;
}

}  // namespace govgraph::text
