// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/earlier_names.hpp"
#include "extract/heads.hpp"
#include "extract/mention_list.hpp"
#include "extract/reading.hpp"
#include "extract/unquoted_names.hpp"

namespace govgraph::extract {

/// The label of an organ by its suffix. REQUIRES one of the organ categories.
Label label_of_organ(const Head& head);

/// Reads organs leftwards from their suffix: 柳河镇|社区党群服务中心, 市公安局|交通警察支队|东城大队, and the
/// suffixes that share what stands before the first (柳河镇党委、人大、政府). One reader a document.
class OrganReader {
 public:
  explicit OrganReader(const Reading& reading);

  /// All organs, in order of their end. Linear in heads.
  std::vector<Mention> read();

 private:
  /// What stands before a suffix.
  struct Left {
    std::uint32_t begin = 0;       ///< of the name
    std::uint32_t modifiers = 0;   ///< where its own words begin, after the anchor
    std::uint32_t anchor = kNone;  ///< the mention that the name begins with
  };

  bool counts(const Token& token) const;
  bool begins_clause(std::uint32_t position) const;
  Left left_of(const Head& head) const;
  std::uint32_t bracket_before(std::uint32_t position) const;
  std::uint32_t joined_field_before(std::uint32_t position, const Head& head) const;
  bool is_small_first_word(const Token& token, std::uint32_t position, const Head& head) const;
  bool ends_modifiers(const Token& token, std::uint32_t position) const;
  bool in_town_or_above(std::uint32_t position) const;
  std::uint32_t anchor_at(std::uint32_t position) const;
  Head after_area(const Head& head) const;
  void read_head(const Head& head);
  bool refused(const Head& head) const;
  bool add_anchored(const Head& head, Label label, const Left& left);
  /// 某某大学|校企联盟, 某某区市场监督管理局|东湖市场监督管理所: where what stands before is no area.
  bool add_behind_organ(const Head& head, Label label, const Left& left);
  bool add_sharing_level(const Head& head, Label label);
  bool add_utility(const Head& head);
  bool add_sharing(const Head& head, Label label);
  bool add_founded(const Head& head, Label label);
  bool add_after_office(const Head& head, Label label, std::uint32_t begin);
  bool after_holding(std::uint32_t position) const;
  std::uint32_t before_particle(std::uint32_t position) const;
  std::size_t founding_before(std::uint32_t position) const;
  bool is_level(std::u32string_view words) const;
  bool is_branch(std::u32string_view suffix) const;
  const Quotation* short_marks_before(std::uint32_t position) const;
  bool has_long_word(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t own_words_before(std::uint32_t position) const;
  bool add_level(const Head& head, Label label, const Left& left);
  bool add_with_host(const Head& head, Label label, std::uint32_t begin, Naming naming, std::uint32_t within,
                     std::string_view rule);
  bool add_alone(const Head& head, Label label);
  bool add_modified(const Head& head, Label label, const Left& left);
  void add(const Head& head, Span span, Label label, Naming naming, std::uint32_t within, std::string_view rule,
           std::string name = {});
  void drop_inside(const Head& head);
  bool takes_over(Label outer, const Head& head, std::uint32_t inner) const;
  const Mention& mention(std::uint32_t index) const;
  void drop(std::size_t index);
  void note_ends(std::size_t index, int times);
  bool named_above(const Head& head, Label label);

  const Reading& reading_;
  std::u32string_view text_;
  std::uint32_t base_;
  MentionPlaces places_;
  Taken quoted_;
  std::vector<Mention> found_;
  std::vector<bool> dropped_;
  std::vector<Span> stops_;
  ArticleRuns runs_;
  EarlierNames earlier_;
  std::size_t noted_ = 0;       ///< so many of `found_` are counted in `ends_`, if of the article that is read
  std::size_t ends_begin_ = 0;  ///< the first of them
  std::unordered_map<std::string, int> ends_;
  std::uint32_t last_head_ = 0;  ///< length of the suffix of the last organ found
};

}  // namespace govgraph::extract
