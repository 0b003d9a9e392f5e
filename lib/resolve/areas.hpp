// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "resolve/home.hpp"

namespace govgraph::resolve {

/// Steps of the state from the country down; areas below the town share one rank.
enum class Rank : std::uint8_t { kCountry, kProvince, kCity, kDistrict, kTown, kBelow, kOther };
Rank rank_of(AreaLevel level);

/// An area of one document.
struct Area {
  std::string name;  ///< its own, without the chain: 书院镇
  std::string stem;  ///< the name without the noun of its level: 书院; how organs shorten it
  std::string path;  ///< the chain above it: 上海市/浦东新区; empty when unknown
  AreaLevel level = AreaLevel::kUnknown;
  std::uint32_t division = kNone;
  std::uint32_t parent = kNone;  ///< index of another area of the document
  bool parent_stated = false;    ///< the text itself puts the parent before the name, or the place of the document does
  bool of_place = false;         ///< a step of the place that the document comes from
  std::vector<std::uint32_t> mentions;  ///< empty of a step that the document never names

  std::string full_path() const { return path.empty() ? name : path + "/" + name; }
};

/// What nouns that mean one kind of body or zone (居委会 and 居民委员会) have in common, as part of a key; empty for a
/// noun that stands alone.
std::string shared_noun_key(const lexicon::Match& noun);

/// Communities, blocks and estates, and the parts of a town that have no level of their own.
bool lies_in_town(const lexicon::Lexicon& lexicon, const Area& area);

/// The areas that a document names, and which of them each article is about. What was asked once is remembered, so that
/// questions cost no more for a longer document. Of one thread.
class AreaTable {
 public:
  /// `home` are the steps of the place that the document comes from, if that is known: an article is about them where
  /// it says nothing else.
  AreaTable(const Document& document, const lexicon::Lexicon& lexicon, const std::vector<Mention>& mentions,
            const std::vector<HomeArea>& home = {});

  const std::vector<Area>& areas() const { return areas_; }

  /// The area of a mention (full or short), or kNone.
  std::uint32_t of_mention(std::uint32_t mention) const { return area_of_[mention]; }

  /// The area of that rank which the article is about: most weight in title, lead and body; failing that
  /// by the chain above the article's other areas, failing that the document's, failing that where the document comes
  /// from; kNone when none.
  /// With `ending`, only an area whose name ends so: 旗委 is never that of a district.
  std::uint32_t topic(std::uint32_t article, Rank rank, std::string_view ending = {}) const;

  /// As `topic`, of areas below the town whose level is one of two (社区 and 居民区 are one level).
  std::uint32_t topic_below(std::uint32_t article, AreaLevel level) const;

  /// How much the article says of the area, 0 when nothing.
  float weight(std::uint32_t article, std::uint32_t area) const;

  /// The nearest town, district or city that the article is about, as a path; the document's failing that.
  std::string scope(std::uint32_t article) const;

  /// As `scope`, no deeper than the district.
  const std::string& district_scope(std::uint32_t article) const;

  /// The area that `name` begins with (its name or its stem), the longest; `length` in bytes. kNone when none.
  /// REQUIRES: not empty.
  std::uint32_t prefix_of(std::string_view name, std::uint32_t article, std::size_t& length) const;

 private:
  /// Areas with the weight of their mentions, ascending by area.
  using Weights = std::vector<std::pair<std::uint32_t, float>>;

  std::string make_district_scope(std::uint32_t article) const;
  std::uint32_t find_topic_below(std::uint32_t article, AreaLevel level) const;
  std::uint32_t topic_of_text(std::uint32_t article, Rank rank, std::string_view ending) const;
  /// The step of that rank of the place, where the article is about no other area of that rank or a wider one.
  std::uint32_t at_home(std::uint32_t article, Rank rank) const;
  /// Whether what the article names below that rank says by itself what lies above it.
  bool leads_elsewhere(std::uint32_t article, Rank rank) const;
  void add_home(const std::vector<HomeArea>& home);
  void find_parent_in_text(std::uint32_t area);
  void add_mentions(const std::vector<Mention>& mentions);
  std::uint32_t find_or_add(const Mention& mention, std::uint32_t within_area);
  /// By which an area is told from others whose names end alike; made once a name. It stays where it is.
  const std::string& own_key(const std::string& name);
  std::uint32_t add_area(const Mention& mention, const std::string& name, std::uint32_t within_area);
  void weigh(const Document& document, const std::vector<Mention>& mentions);
  void find_parents();
  void build_paths();
  /// The heaviest of that rank, of an article or, at `kDocument`, of the document.
  std::uint32_t best(std::uint32_t article, Rank rank, std::string_view ending = {}) const;
  const Weights& weights_of(std::uint32_t article) const;
  static float weight_in(const Weights& weights, std::uint32_t area);
  std::uint32_t from_chain(std::uint32_t article, Rank rank) const;

  void index_forms();

  const lexicon::Lexicon& lexicon_;
  std::vector<Area> areas_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_form_;  ///< names and stems, into `areas_`
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_stem_;
  std::unordered_map<std::string, std::string> own_keys_;  ///< by name
  std::vector<std::uint32_t> area_of_;                     ///< by mention
  static constexpr std::uint32_t kDocument = kNone;
  struct Ranked {
    float best = 0, all = 0;
    std::uint32_t area = kNone;
  };
  using ByRank = std::array<Ranked, static_cast<std::size_t>(Rank::kOther) + 1>;
  ByRank ranked(const Weights& weights) const;

  std::vector<Weights> weights_;  ///< by article
  Weights document_weights_;
  std::vector<ByRank> ranked_;  ///< by article
  ByRank document_ranked_;
  std::vector<std::uint32_t> place_;  ///< the steps of the place, from the widest down
  mutable std::map<std::tuple<std::uint32_t, Rank, std::string>, std::uint32_t> best_ending_;
  mutable std::map<std::pair<std::uint32_t, AreaLevel>, std::uint32_t> topics_below_;
  mutable std::unordered_map<std::uint32_t, std::string> district_scopes_;
  std::vector<std::uint32_t> home_;  ///< by area: the article where it weighs most
};

}  // namespace govgraph::resolve
