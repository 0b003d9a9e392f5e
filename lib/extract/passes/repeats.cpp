// SPDX-License-Identifier: Apache-2.0
// Finds names once made plain (in quotation marks, by a declared short form, by their whole form) where they stand
// again in the document: after 推出“邻里同心”服务 also 邻里同心启动以来. Declines names of under four characters
// outside marks, and places inside other names.
#include <algorithm>
#include <bitset>
#include <string>
#include <unordered_map>

#include "extract/mention_list.hpp"
#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"

namespace govgraph::extract {
namespace {

struct Known {
  std::u32string_view form;
  std::uint32_t mention;
};

/// Names that the page has made plain: in quotation marks, declared short, or whole names of organisations and places.
bool is_known(const Mention& mention, std::u32string_view form) {
  if (form.size() < 3 || mention.naming == Naming::kBare || mention.naming == Naming::kPartial) return false;
  if (mention.ground == Ground::kQuotation || mention.short_for != kNone) return true;
  if (mention.label == Label::kArea) return mention.naming == Naming::kFull;
  const bool names_itself = mention.label == Label::kEnterprise || mention.label == Label::kSocialOrg ||
                            mention.label == Label::kInstitution || mention.label == Label::kPlace;
  return names_itself && form.size() >= 4;
}

/// Names by their first two code points.
class KnownNames {
 public:
  explicit KnownNames(const Reading& reading) {
    for (std::uint32_t i = 0; i < reading.mentions.size(); ++i) {
      const Mention& mention = reading.mentions[i];
      const std::u32string_view form = reading.document.at(mention.span);
      if (!is_known(mention, form)) continue;
      begins_.set(form[0] % begins_.size());
      std::vector<Known>& row = rows_[key(form)];
      const bool known = std::any_of(row.begin(), row.end(), [&](const Known& each) { return each.form == form; });
      if (!known && row.size() < 16) row.push_back({form, i});
    }
  }

  bool empty() const { return rows_.empty(); }

  const Known* at(std::u32string_view text) const {
    if (!begins_.test(text[0] % begins_.size())) return nullptr;
    const auto row = rows_.find(key(text));
    if (row == rows_.end()) return nullptr;
    const Known* longest = nullptr;
    for (const Known& each : row->second)
      if (text.starts_with(each.form) && (longest == nullptr || each.form.size() > longest->form.size()))
        longest = &each;
    return longest;
  }

 private:
  static std::uint64_t key(std::u32string_view form) { return (std::uint64_t{form[0]} << 32) | form[1]; }
  std::unordered_map<std::uint64_t, std::vector<Known>> rows_;
  std::bitset<8192> begins_;  ///< false of most characters with which no name begins
};

}  // namespace

void run_repeats(Reading& reading, Diagnostics&) {
  const KnownNames known(reading);
  if (known.empty()) return;
  const std::u32string_view text = reading.document.text();
  std::vector<Mention> found;
  std::size_t next = 0;
  std::uint32_t taken = 0;
  for (const Sentence& sentence : reading.document.sentences) {
    for (std::uint32_t at = sentence.span.begin; at + 3 <= sentence.span.end; ++at) {
      for (; next < reading.mentions.size() && reading.mentions[next].span.begin <= at; ++next)
        taken = std::max(taken, reading.mentions[next].span.end);
      if (at < taken) continue;
      const Known* name = known.at(text.substr(at, sentence.span.end - at));
      if (name == nullptr) continue;
      const auto end = at + static_cast<std::uint32_t>(name->form.size());
      const bool marked = at > 0 && is_opening_quote(text[at - 1]) && end < text.size() && is_closing_quote(text[end]);
      const bool declared = reading.mentions[name->mention].short_for != kNone;
      const Mention& first = reading.mentions[name->mention];
      if (!marked && !declared && name->form.size() < 4 && first.label != Label::kArea) continue;
      Mention again = mention_of(reading, {at, end}, first.label, "named-before");
      again.division = first.division;
      again.properties = first.properties;
      again.level = first.level;
      found.push_back(std::move(again));
      at = end - 1;
    }
  }
  add_mentions(reading, std::move(found));
}

}  // namespace govgraph::extract
