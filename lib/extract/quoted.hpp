// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/mention_list.hpp"
#include "extract/tails.hpp"

namespace govgraph::extract {

/// Decides which quotations are names, and of what. A quotation is a name by the head noun that follows it
/// (“邻里同心”服务), that it ends with itself (“暖心议事厅”), that a row of them shares (“甲”“乙”等活动), or by the
/// verb before it (推行“一码通办”). Speech, slogans and figures of speech (“最后一公里”) are not.
class QuotedNames {
 public:
  explicit QuotedNames(const Reading& reading)
      : reading_(reading), heads_(reading), base_(static_cast<std::uint32_t>(reading.mentions.size())) {}

  /// The names, in text order. Linear in quotations and the words after them.
  std::vector<Mention> read();

 private:
  struct Verdict {
    Label label = Label::kProgramme;
    std::string_view rule;
  };
  using Row = std::vector<const Quotation*>;

  Row row_from(std::size_t index) const;
  bool is_shop(const Quotation& quotation) const;
  bool in_title(const Quotation& quotation) const;
  char32_t group_noun(const Row& row) const;
  void read_row(const Row& row, std::vector<Mention>& out) const;
  std::optional<Verdict> judge(const Quotation& quotation, const std::optional<Tail>& tail, const Row& row) const;
  std::optional<Verdict> by_tail(const Quotation& quotation, const Tail& tail) const;
  std::optional<Verdict> by_own_head(const Quotation& quotation) const;
  std::optional<Verdict> by_verb(const Quotation& quotation, const Row& row) const;
  bool created(std::uint32_t position) const;
  bool awarded(std::uint32_t position) const;
  bool founded(std::uint32_t position) const;
  bool is_speech(const Quotation& quotation, bool leaned_on) const;
  Span named_span(const Quotation& quotation, const Verdict& verdict, const std::optional<Tail>& tail) const;

  const Reading& reading_;
  HeadsIn heads_;
  std::uint32_t base_;  ///< mentions before the pass
};

/// What a head noun makes of a name: 联盟 a SocialOrg, 活动 a Programme (a series), 座谈会 an Event.
Label label_by_head(const lexicon::Lexicon& lexicon, const Head& head, std::u32string_view form);

/// Where the words before `position` that belong to a title conferred begin: 获评|区级“…”, 授予|全国.
std::uint32_t honour_begin(const Reading& reading, std::uint32_t position);

}  // namespace govgraph::extract
