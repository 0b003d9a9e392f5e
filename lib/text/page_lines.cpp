// SPDX-License-Identifier: Apache-2.0
#include "text/page_lines.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "base/utf8.hpp"
#include "lexicon/features.hpp"
#include "lexicon/lexicon.hpp"
#include "text/dates.hpp"
#include "text/flow.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
namespace feature = lexicon::feature;

constexpr std::size_t kLongestSourceLine = 240;  ///< bytes
constexpr std::size_t kLongestSiteLine = 120;
constexpr std::size_t kLongestValue = 90;
constexpr std::size_t kLongestLabel = 24;
constexpr std::string_view kSpacedSource = "来 源";  ///< no word of the lexicon holds a blank
constexpr std::u32string_view kBetweenButtons = U" :[]|/0123456789+：【】";
constexpr std::string_view kScanToFollow = "Scan to Follow";  ///< with blanks as well; a part would say too little

/// A label of a line of sources and the colon behind it.
struct Label {
  std::string_view field;  ///< no field: read and left out
  bool weak = false;       ///< papers have it as well
  std::size_t size = 0;    ///< bytes, with the colon
};

std::optional<Label> label_of(std::u32string_view words) {
  const Lexicon& lexicon = Lexicon::built_in();
  if (lexicon.has(words, feature::kSitePublisherLabel)) return Label{imprint::kPublisher};
  if (lexicon.has(words, feature::kSiteDateLabel)) return Label{imprint::kDate};
  if (lexicon.has(words, feature::kTimeLabel)) return Label{imprint::kDate, true};
  if (lexicon.has(words, feature::kSiteLabel)) return Label{};
  if (lexicon.has(words, feature::kWeakSiteLabel)) return Label{{}, true};
  return std::nullopt;
}

/// The label with which `text` begins. All before the first colon must be one: a label holds no colon.
std::optional<Label> label_at(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.find("："));
  if (colon > kLongestLabel) return std::nullopt;
  const std::string_view words = text.substr(0, colon);
  std::optional<Label> found = words == kSpacedSource ? Label{imprint::kPublisher} : label_of(utf8::decode_all(words));
  if (found) found->size = colon + (text[colon] == ':' ? 1 : std::string_view("：").size());
  return found;
}

/// Where the value that begins `text` ends: at a bar, or a blank before a label.
std::size_t end_of_value(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '|' || text.substr(i).starts_with("丨") || text[i] == '[') return i;
    const bool apart = i == 0 || text[i - 1] == ' ' || text[i - 1] == ')' || std::isdigit(text[i - 1]) != 0;
    if (i > 0 && apart && label_at(text.substr(i))) return i;
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
    const std::optional<Label> label = label_at(rest);
    const std::size_t begin = label ? label->size : 0;
    const std::size_t end = begin + end_of_value(rest.substr(begin));
    const std::string_view value = rest.substr(begin, end - begin);
    if (label) {
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
  const Lexicon& lexicon = Lexicon::built_in();
  const std::u32string decoded = utf8::decode_all(whole);
  std::u32string_view rest = decoded;
  if (lexicon.begins(rest, feature::kSiteOpening) > 0 || whole.starts_with(kScanToFollow)) return true;
  bool any = false;
  while (!rest.empty()) {
    if (const std::size_t button = lexicon.begins(rest, feature::kSiteButton); button > 0) {
      rest.remove_prefix(button);
      any = true;
    } else if (kBetweenButtons.find(rest.front()) != std::u32string_view::npos) {
      rest.remove_prefix(1);
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
  return Lexicon::built_in().has(trimmed(whole), feature::kLinksTitle);
}

bool is_foot_line(std::string_view line) {
  return line.size() <= 2 * kLongestSourceLine && Lexicon::built_in().holds(line, feature::kSiteFootWord);
}

}  // namespace govgraph::text
