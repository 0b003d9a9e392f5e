// SPDX-License-Identifier: Apache-2.0
#include "extract/branches.hpp"

#include <algorithm>
#include <string_view>

#include "extract/mention_list.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

namespace feature = lexicon::feature;

/// Where the name of the firm ends inside that of its branch: behind the last noun of a firm that leaves a name on both
/// sides. 0 when none does.
std::uint32_t end_of_parent(const lexicon::Lexicon& lexicon, std::u32string_view branch) {
  constexpr std::size_t kLeastParent = 4, kLeastBranch = 3;
  if (!names_branch(lexicon, branch)) return 0;
  for (std::size_t end = branch.size() - std::min(branch.size(), kLeastBranch); end >= kLeastParent; --end)
    if (lexicon.ends(branch.substr(0, end), feature::kEndsParent) > 0) return static_cast<std::uint32_t>(end);
  return 0;
}

}  // namespace

bool names_branch(const lexicon::Lexicon& lexicon, std::u32string_view name) {
  return lexicon.ends(name, feature::kBranchOfFirm) > 0 || lexicon.ends(name, feature::kBranchCounter) > 0;
}

void add_parents_of_branches(Reading& reading) {
  std::vector<Mention> found;
  for (const Mention& mention : reading.mentions) {
    if (mention.label != Label::kEnterprise) continue;
    const std::uint32_t size = end_of_parent(reading.lexicon, reading.document.at(mention.span));
    if (size == 0) continue;
    const Span parent{mention.span.begin, mention.span.begin + size};
    const bool known = std::ranges::any_of(mentions_beginning(reading, parent.begin), [&](const Mention& each) {
      return each.label == Label::kEnterprise && each.span == parent;
    });
    if (!known) found.push_back(mention_of(reading, parent, Label::kEnterprise, "parent-of-branch"));
  }
  if (!found.empty()) add_mentions(reading, std::move(found));
}

}  // namespace govgraph::extract
