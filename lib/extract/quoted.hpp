// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/candidates/quoted_candidate.hpp"
#include "extract/mention_list.hpp"
#include "extract/trailing_heads.hpp"

namespace govgraph::extract {

/// Decides which quotations are names, and of what. Rules say what a quotation is by the head noun that follows it
/// (“邻里同心”服务), that it ends with itself (“暖心议事厅”), that a row of them shares (“甲”“乙”等活动), or by the
/// verb before it (推行“一码通办”); what they say is one trait among those by which the decision is made
/// (quoted_candidate.hpp). Speech, slogans and figures of speech (“最后一公里”) are no names.
class QuotedNames {
 public:
  explicit QuotedNames(const Reading& reading)
      : reading_(reading), heads_(reading), base_(static_cast<std::uint32_t>(reading.mentions.size())) {}

  /// The names, in text order. Linear in the text.
  std::vector<Mention> read();

  /// Every quotation that may be a name, with what the rules make of it and its traits, in text order.
  std::vector<QuotedCandidate> candidates() const;

 private:
  struct Verdict {
    Label label = Label::kProgramme;
    QuotedRule rule = QuotedRule::kNone;
  };
  using Row = std::vector<const Quotation*>;

  Row row_from(std::size_t index) const;
  bool is_shop(const Quotation& quotation) const;
  bool is_borne_title(const QuotedCandidate& candidate) const;
  bool is_ceremony(const Head& head) const;
  bool begins_work(const QuotedCandidate& candidate) const;
  bool in_title(const Quotation& quotation) const;
  char32_t group_noun(const Row& row) const;
  void read_row(const Row& row, std::vector<QuotedCandidate>& out) const;
  std::optional<Verdict> ruled(const Quotation& quotation, const QuotedCandidate& candidate, const Row& row,
                               bool places) const;
  std::optional<Verdict> verdict_on(const QuotedCandidate& candidate) const;
  void name(const QuotedCandidate& candidate, const Verdict& verdict, std::vector<Mention>& out) const;
  std::optional<Verdict> judge(const Quotation& quotation, const std::optional<TrailingHead>& trailing,
                               const Row& row) const;
  std::optional<Verdict> by_trailing_head(const Quotation& quotation, const TrailingHead& trailing) const;
  std::optional<Verdict> by_own_head(const Quotation& quotation) const;
  std::optional<Verdict> by_verb(const Quotation& quotation, const Row& row) const;
  bool created(std::uint32_t position) const;
  bool awarded(std::uint32_t position) const;
  bool founded(std::uint32_t position) const;
  bool is_speech(const Quotation& quotation, bool leaned_on) const;
  bool belongs_to_name(const QuotedCandidate& candidate, const Verdict& verdict) const;
  Span named_span(const QuotedCandidate& candidate, const Verdict& verdict,
                  const std::optional<TrailingHead>& trailing) const;

  const Reading& reading_;
  HeadsIn heads_;
  std::uint32_t base_;  ///< mentions before the pass
};

/// What a head noun makes of a name: 联盟 a SocialOrg, 活动 a Programme (a series), 座谈会 an Event.
Label label_by_head(const lexicon::Lexicon& lexicon, const Head& head, std::u32string_view form);

/// Where the words before `position` that belong to a title conferred begin: 获评|区级“…”, 授予|全国.
std::uint32_t honour_begin(const Reading& reading, std::uint32_t position);

}  // namespace govgraph::extract
