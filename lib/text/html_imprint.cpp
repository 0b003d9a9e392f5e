// SPDX-License-Identifier: Apache-2.0
#include "text/html_imprint.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "text/flow.hpp"
#include "text/page_lines.hpp"

namespace govgraph::text {
namespace {

struct Meta {
  std::string_view name;  ///< in lower case
  std::string_view field;
};

/// In the order in which they are believed.
constexpr std::array kMeta = std::to_array<Meta>({{"pubdate", imprint::kDate},
                                                  {"publishdate", imprint::kDate},
                                                  {"article:published_time", imprint::kDate},
                                                  {"og:published_time", imprint::kDate},
                                                  {"og:release_date", imprint::kDate},
                                                  {"datepublished", imprint::kDate},
                                                  {"publish_time", imprint::kDate},
                                                  {"firstpublishedtime", imprint::kDate},
                                                  {"dc.date", imprint::kDate},
                                                  {"dcterms.date", imprint::kDate},
                                                  {"date", imprint::kDate},
                                                  {"contentsource", imprint::kPublisher},
                                                  {"source", imprint::kPublisher},
                                                  {"dc.publisher", imprint::kPublisher},
                                                  {"publisher", imprint::kPublisher},
                                                  {"og:site_name", imprint::kPublisher},
                                                  {"sitename", imprint::kPublisher},
                                                  {"articletitle", imprint::kTitle},
                                                  {"og:title", imprint::kTitle},
                                                  {"dc.title", imprint::kTitle},
                                                  {"og:url", imprint::kUrl},
                                                  {"url", imprint::kUrl},
                                                  {"dc.rights", imprint::kLicence},
                                                  {"copyright", imprint::kLicence}});

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

/// The day in China of a time in seconds: what WeChat's script holds as `ct`.
std::string day_of(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds) + std::chrono::hours(8)};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

/// var ct = "1741917600"
std::string day_in_script(std::string_view script) {
  constexpr std::string_view kName = "var ct = \"";
  const std::size_t at = script.find(kName);
  if (at == std::string_view::npos) return {};
  std::int64_t seconds = 0;
  const std::string_view digits = script.substr(at + kName.size(), 11);
  std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  return seconds > 1'000'000'000 && seconds < 4'000'000'000 ? day_of(seconds) : "";
}

class Finder {
 public:
  explicit Finder(const HtmlTree& tree) : tree_(tree) {}

  Imprint run() {
    for (HtmlTree::Id id = 1; id < tree_.size(); ++id) look_at(id);
    std::stable_sort(found_.begin(), found_.end(), [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
    Imprint out;
    for (Ranked& each : found_) out.push_back(std::move(each.item));
    return out;
  }

 private:
  struct Ranked {
    std::size_t rank;
    ImprintItem item;
  };

  void look_at(HtmlTree::Id id) {
    const std::string_view name = tree_.name(id);
    if (name.empty()) return;
    if (name == "meta") return look_at_meta(id);
    if (name == "time") add(kMeta.size(), imprint::kDate, tree_.attribute(id, "datetime"), "time element");
    if (name == "link" && tree_.attribute(id, "rel") == "canonical")
      add(kMeta.size(), imprint::kUrl, tree_.attribute(id, "href"), "link canonical");
    if (name == "script") add(kMeta.size() + 1, imprint::kDate, day_in_script(text_in(id)), "WeChat");
    const std::string_view own = tree_.attribute(id, "id");
    if (own == "js_name") add(0, imprint::kPublisher, text_in(id), "WeChat");
    if (own == "publish_time") add(0, imprint::kDate, text_in(id), "WeChat");
    if (name == "title") add(kMeta.size() + 2, imprint::kTitle, text_in(id), "title element");
  }

  void look_at_meta(HtmlTree::Id id) {
    for (const std::string_view key : {"name", "property", "itemprop"}) {
      const std::string_view said = tree_.attribute(id, key);
      if (said.empty()) continue;
      const std::string wanted = lower(said);
      const auto meta = std::find_if(kMeta.begin(), kMeta.end(), [&](const Meta& each) { return each.name == wanted; });
      if (meta == kMeta.end()) continue;
      add(static_cast<std::size_t>(meta - kMeta.begin()), meta->field, tree_.attribute(id, "content"),
          "meta " + std::string(said));
    }
  }

  void add(std::size_t rank, std::string_view field, std::string_view value, std::string from) {
    constexpr std::size_t kLongest = 300, kMost = 64;
    const std::string text = field == imprint::kDate ? iso_date(value) : on_one_line(value.substr(0, kLongest));
    if (!text.empty() && found_.size() < kMost) found_.push_back({rank, {std::string(field), text, std::move(from)}});
  }

  std::string text_in(HtmlTree::Id id) const {
    std::string out;
    for (HtmlTree::Id each = id + 1; each < tree_.end(id); ++each) out.append(tree_.text(each));
    return out;
  }

  const HtmlTree& tree_;
  std::vector<Ranked> found_;
};

}  // namespace

Imprint imprint_of_page(const HtmlTree& tree) { return Finder(tree).run(); }

}  // namespace govgraph::text
