// SPDX-License-Identifier: Apache-2.0
#include "resolve/areas.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"
#include "lexicon/features.hpp"

namespace govgraph::resolve {
namespace {

using lexicon::Lexicon;
namespace feature = lexicon::feature;

/// Without the longest noun of a level that leaves two characters or more.
std::string stem_of(const Lexicon& lexicon, const std::string& name) {
  constexpr std::size_t kTwoCharacters = 6;  // bytes
  if (name.size() <= kTwoCharacters) return name;
  const std::string_view end = std::string_view(name).substr(kTwoCharacters);
  return name.substr(0, name.size() - lexicon.ends(end, feature::kStemLeavesOut));
}

/// 长三角某某走廊 is 某某走廊: a region before a zone's own name.
std::string own_part(const Lexicon& lexicon, const std::string& name) {
  constexpr std::size_t kFourCharacters = 12;  // bytes
  const std::size_t region = lexicon.begins(name, feature::kRegionOfProvinces);
  return name.size() >= region + kFourCharacters ? name.substr(region) : name;
}

/// 柳河经济技术开发区 and 柳河经开区 have one key: nouns that mean one kind of zone count as one.
std::string zone_key(const Lexicon& lexicon, const std::string& name) {
  constexpr std::size_t kLeastOwn = 2;
  const std::u32string text = utf8::decode_all(name);
  for (std::size_t begin = kLeastOwn; begin + 1 < text.size(); ++begin) {
    const lexicon::Match noun = lexicon.exact(std::u32string_view(text).substr(begin));
    const std::string key = shared_noun_key(noun);
    if (!key.empty() && noun.is(lexicon::Category::kAreaNoun))
      return utf8::encode(std::u32string_view(text).substr(0, begin)) + key;
  }
  return name;
}

/// 社区, 居民区 and a bare number of a housing phase name one kind of area: 第二社区 is 第二居民区.
bool same_below(const Lexicon& lexicon, const Area& area, const std::string& name) {
  if (rank_of(area.level) != Rank::kBelow) return false;
  const std::string stem = stem_of(lexicon, name);
  if (area.stem != stem) return false;
  const auto community = [&](const std::string& each) {
    return lexicon.ends(each, feature::kInterchangeableCommunity) > 0;
  };
  const bool bare_stem = name == area.stem || area.name == stem;  // 南苑 of 南苑居民区
  return bare_stem || (community(area.name) && community(name));
}

float weight_of(Sentence::Role role, std::uint32_t paragraph) {
  if (role == Sentence::Role::kTitle) return 4.0F;
  return paragraph <= 3 ? 2.0F : 1.0F;
}

}  // namespace

std::string shared_noun_key(const lexicon::Match& noun) {
  const lexicon::Entry* same = noun.length == 0 ? nullptr : noun.find(lexicon::Category::kSameOrgan);
  return same == nullptr ? std::string() : '=' + std::to_string(same->payload);
}

bool lies_in_town(const Lexicon& lexicon, const Area& area) {
  return rank_of(area.level) == Rank::kBelow || lexicon.ends(area.name, feature::kPartOfTown) > 0;
}

Rank rank_of(AreaLevel level) {
  switch (level) {
    case AreaLevel::kCountry:
      return Rank::kCountry;
    case AreaLevel::kProvince:
      return Rank::kProvince;
    case AreaLevel::kCity:
      return Rank::kCity;
    case AreaLevel::kDistrict:
      return Rank::kDistrict;
    case AreaLevel::kTown:
    case AreaLevel::kSubdistrict:
      return Rank::kTown;
    case AreaLevel::kCommunity:
    case AreaLevel::kVillage:
    case AreaLevel::kEstate:
    case AreaLevel::kBlock:
      return Rank::kBelow;
    default:
      return Rank::kOther;
  }
}

AreaTable::AreaTable(const Document& document, const lexicon::Lexicon& lexicon, const std::vector<Mention>& mentions,
                     const std::vector<HomeArea>& home)
    : lexicon_(lexicon), area_of_(mentions.size(), kNone) {
  add_home(home);
  add_mentions(mentions);
  weigh(document, mentions);
  for (const Weights& each : weights_) ranked_.push_back(ranked(each));
  document_ranked_ = ranked(document_weights_);
  find_parents();
  build_paths();
  index_forms();
}

void AreaTable::add_home(const std::vector<HomeArea>& home) {
  for (const HomeArea& each : home) {
    Mention step;
    step.level = each.level;
    step.division = each.division;
    const std::uint32_t made = add_area(step, each.name, place_.empty() ? kNone : place_.back());
    areas_[made].of_place = true;
    place_.push_back(made);
  }
}

void AreaTable::add_mentions(const std::vector<Mention>& mentions) {
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    if (mention.label != Label::kArea || mention.naming == Naming::kBare) continue;
    const std::uint32_t within = mention.within == kNone ? kNone : area_of_[mention.within];
    area_of_[i] = find_or_add(mention, within);
    areas_[area_of_[i]].mentions.push_back(i);
  }
}

const std::string& AreaTable::own_key(const std::string& name) {
  const auto [at, fresh] = own_keys_.try_emplace(name);
  if (fresh) at->second = zone_key(lexicon_, own_part(lexicon_, name));
  return at->second;
}

std::uint32_t AreaTable::find_or_add(const Mention& mention, std::uint32_t within) {
  const auto divisions = lexicon_.divisions();
  const bool known = mention.division != kNone;
  const std::string name = known ? std::string(divisions[mention.division].name) : mention.name;
  const std::string& own = own_key(name);
  for (const std::uint32_t i : by_stem_[stem_of(lexicon_, own)]) {
    Area& area = areas_[i];
    const bool same_division = known && area.division == mention.division;
    const bool same_name = (!known || area.division == kNone) && own_key(area.name) == own;
    if (!same_division && !same_name && !same_below(lexicon_, area, name)) continue;
    const bool conflict = within != kNone && area.parent_stated && area.parent != within && !same_division;
    if (conflict) continue;
    if (within != kNone && !area.parent_stated && within != i) {
      area.parent = within;
      area.parent_stated = true;
    }
    if (area.division == kNone) area.division = mention.division;
    if (area.name == area.stem && name.size() > area.name.size()) area.name = name;
    return i;
  }
  return add_area(mention, name, within);
}

std::uint32_t AreaTable::add_area(const Mention& mention, const std::string& name, std::uint32_t within) {
  const auto index = static_cast<std::uint32_t>(areas_.size());
  Area area;
  area.name = name;
  area.stem = stem_of(lexicon_, own_part(lexicon_, name));
  area.level = mention.level;
  area.division = mention.division;
  area.parent = within;
  area.parent_stated = within != kNone;
  by_stem_[stem_of(lexicon_, own_key(name))].push_back(index);
  areas_.push_back(std::move(area));
  return index;
}

void AreaTable::weigh(const Document& document, const std::vector<Mention>& mentions) {
  weights_.assign(document.articles.size(), {});
  const auto add = [](Weights& weights, std::uint32_t area, float weight) {
    if (weights.empty() || weights.back().first != area) weights.emplace_back(area, 0.0F);
    weights.back().second += weight;
  };
  home_.assign(areas_.size(), 0);
  for (std::uint32_t a = 0; a < areas_.size(); ++a) {
    float most = 0;
    for (const std::uint32_t i : areas_[a].mentions) {
      const Mention& mention = mentions[i];
      const std::size_t at = document.sentence_at(mention.span.begin);
      if (at == document.sentences.size()) continue;
      const Sentence& sentence = document.sentences[at];
      const float weight = weight_of(sentence.role, sentence.paragraph);
      add(weights_[mention.article], a, weight);
      add(document_weights_, a, weight);
      if (weights_[mention.article].back().second > most) {
        most = weights_[mention.article].back().second;
        home_[a] = mention.article;
      }
    }
  }
}

AreaTable::ByRank AreaTable::ranked(const Weights& weights) const {
  ByRank out;
  for (const auto& [area, weight] : weights) {
    Ranked& ranked = out[static_cast<std::size_t>(rank_of(areas_[area].level))];
    ranked.all += weight;
    if (weight <= ranked.best) continue;
    ranked.area = area;
    ranked.best = weight;
  }
  return out;
}

const AreaTable::Weights& AreaTable::weights_of(std::uint32_t article) const {
  return article == kDocument ? document_weights_ : weights_[article];
}

std::uint32_t AreaTable::best(std::uint32_t article, Rank rank, std::string_view ending) const {
  const ByRank& by_rank = article == kDocument ? document_ranked_ : ranked_[article];
  const std::uint32_t whatever = by_rank[static_cast<std::size_t>(rank)].area;
  if (whatever == kNone || areas_[whatever].name.ends_with(ending)) return whatever;
  const auto [at, fresh] = best_ending_.emplace(std::tuple(article, rank, std::string(ending)), kNone);
  if (!fresh) return at->second;
  float most = 0;
  for (const auto& [area, weight] : weights_of(article)) {
    if (rank_of(areas_[area].level) != rank || weight <= most || !areas_[area].name.ends_with(ending)) continue;
    at->second = area;
    most = weight;
  }
  return at->second;
}

float AreaTable::weight_in(const Weights& weights, std::uint32_t area) {
  const auto at = std::lower_bound(weights.begin(), weights.end(), area,
                                   [](const auto& each, std::uint32_t key) { return each.first < key; });
  return at != weights.end() && at->first == area ? at->second : 0.0F;
}

float AreaTable::weight(std::uint32_t article, std::uint32_t area) const { return weight_in(weights_[article], area); }

/// The stated parents and the gazetteer above the article's lower areas.
std::uint32_t AreaTable::from_chain(std::uint32_t article, Rank rank) const {
  for (int below = static_cast<int>(rank) + 1; below <= static_cast<int>(Rank::kBelow); ++below) {
    std::uint32_t area = best(article, static_cast<Rank>(below));
    for (int guard = 0; area != kNone && guard < 8; ++guard, area = areas_[area].parent)
      if (rank_of(areas_[area].level) == rank) return area;
  }
  return kNone;
}

std::uint32_t AreaTable::at_home(std::uint32_t article, Rank rank) const {
  std::uint32_t found = kNone;
  for (const std::uint32_t step : place_) {
    const Rank of_step = rank_of(areas_[step].level);
    if (of_step > rank) continue;
    const std::uint32_t other = best(article, of_step);
    if (other != kNone && other != step) return kNone;
    if (of_step == rank) found = step;
  }
  return found;
}

bool AreaTable::leads_elsewhere(std::uint32_t article, Rank rank) const {
  return rank < Rank::kTown && (best(article, Rank::kTown) != kNone || best(article, Rank::kDistrict) != kNone);
}

std::uint32_t AreaTable::topic(std::uint32_t article, Rank rank, std::string_view ending) const {
  const std::uint32_t said = topic_of_text(article, rank, ending);
  if (said != kNone || place_.empty() || leads_elsewhere(article, rank)) return said;
  const std::uint32_t home = at_home(article, rank);
  return home != kNone && areas_[home].name.ends_with(ending) ? home : kNone;
}

std::uint32_t AreaTable::topic_of_text(std::uint32_t article, Rank rank, std::string_view ending) const {
  const std::uint32_t own = best(article, rank, ending);
  if (own != kNone) return own;
  const std::uint32_t above = from_chain(article, rank);
  if (above != kNone && areas_[above].name.ends_with(ending)) return above;
  // An article whose own areas lead elsewhere does not borrow: above a town of a municipality there is no city.
  if (leads_elsewhere(article, rank)) return kNone;
  // A page about many towns lends none of them to an article that names no town itself.
  const std::uint32_t common = best(kDocument, rank, ending);
  if (common == kNone) return kNone;
  const float own_weight = weight_in(document_weights_, common);
  const float rest = document_ranked_[static_cast<std::size_t>(rank)].all - own_weight;
  return own_weight > 2 * rest ? common : kNone;
}

std::uint32_t AreaTable::topic_below(std::uint32_t article, AreaLevel level) const {
  const auto [at, fresh] = topics_below_.emplace(std::pair(article, level), kNone);
  if (fresh) at->second = find_topic_below(article, level);
  return at->second;
}

std::uint32_t AreaTable::find_topic_below(std::uint32_t article, AreaLevel level) const {
  const auto same = [](AreaLevel a, AreaLevel b) {
    const auto fold = [](AreaLevel each) { return each == AreaLevel::kVillage ? AreaLevel::kCommunity : each; };
    return fold(a) == fold(b);
  };
  std::uint32_t found = kNone;
  float most = 0;
  for (const auto& [area, weight] : weights_[article]) {
    if (!same(areas_[area].level, level) || weight <= most) continue;
    found = area;
    most = weight;
  }
  for (const std::uint32_t step : place_)
    if (found == kNone && same(areas_[step].level, level) && at_home(article, rank_of(areas_[step].level)) == step)
      found = step;
  return found;
}

void AreaTable::find_parents() {
  const auto divisions = lexicon_.divisions();
  std::unordered_map<std::uint32_t, std::uint32_t> of_row;  // the last of each division
  for (std::uint32_t a = 0; a < areas_.size(); ++a)
    if (areas_[a].division != kNone) of_row[areas_[a].division] = a;
  for (std::uint32_t a = 0; a < areas_.size(); ++a) {
    Area& area = areas_[a];
    if (area.division != kNone) {
      if (area.parent_stated && areas_[area.parent].division != kNone) continue;
      std::uint32_t row = area.division;
      area.parent = kNone;
      area.parent_stated = false;
      while (area.parent == kNone && divisions[row].parent != row) {
        row = divisions[row].parent;
        if (const auto above = of_row.find(row); above != of_row.end()) area.parent = above->second;
      }
    } else if (area.parent == kNone && !area.mentions.empty()) {
      find_parent_in_text(a);
    }
  }
}

void AreaTable::find_parent_in_text(std::uint32_t a) {
  Area& area = areas_[a];
  const Rank rank = rank_of(area.level);
  const std::uint32_t article = home_[a];
  const auto of_rank = [&](Rank wanted) {
    const std::uint32_t topic_there = topic(article, wanted);
    return topic_there != kNone ? topic_there : at_home(article, wanted);
  };
  if (lies_in_town(lexicon_, area)) area.parent = of_rank(Rank::kTown);
  if (rank == Rank::kTown)
    area.parent = of_rank(Rank::kDistrict);
  else if (rank == Rank::kDistrict)
    area.parent = of_rank(Rank::kCity);
  if (area.parent == a) area.parent = kNone;
}

void AreaTable::build_paths() {
  for (Area& area : areas_) {
    if (area.division != kNone) {
      const std::string whole = lexicon_.division_path(area.division);
      area.path = whole.size() > area.name.size() ? whole.substr(0, whole.size() - area.name.size() - 1) : "";
      continue;
    }
    // Up the parents to the first division, whose path the gazetteer knows.
    std::string path;
    std::uint32_t up = area.parent;
    for (int guard = 0; up != kNone && guard < 8; ++guard) {
      const Area& parent = areas_[up];
      const std::string name = parent.division != kNone ? lexicon_.division_path(parent.division) : parent.name;
      path = path.empty() ? name : name + "/" + path;
      up = parent.division != kNone ? kNone : parent.parent;
    }
    area.path = std::move(path);
  }
}

std::string AreaTable::scope(std::uint32_t article) const {
  for (const Rank rank : {Rank::kTown, Rank::kDistrict, Rank::kCity, Rank::kProvince}) {
    const std::uint32_t area = topic(article, rank);
    if (area != kNone) return areas_[area].full_path();
  }
  return {};
}

const std::string& AreaTable::district_scope(std::uint32_t article) const {
  const auto [at, fresh] = district_scopes_.try_emplace(article);
  if (fresh) at->second = make_district_scope(article);
  return at->second;
}

std::string AreaTable::make_district_scope(std::uint32_t article) const {
  const std::uint32_t town = topic(article, Rank::kTown);
  if (town != kNone) return areas_[town].path.empty() ? areas_[town].name : areas_[town].path;
  for (const Rank rank : {Rank::kDistrict, Rank::kCity, Rank::kProvince}) {
    const std::uint32_t area = topic(article, rank);
    if (area != kNone) return areas_[area].full_path();
  }
  return {};
}

void AreaTable::index_forms() {
  for (std::uint32_t a = 0; a < areas_.size(); ++a) {
    by_form_[areas_[a].name].push_back(a);
    if (areas_[a].stem != areas_[a].name && rank_of(areas_[a].level) != Rank::kOther)
      by_form_[areas_[a].stem].push_back(a);
  }
}

std::uint32_t AreaTable::prefix_of(std::string_view name, std::uint32_t article, std::size_t& length) const {
  constexpr std::size_t kShortest = 6, kLongest = 60;  // bytes: two code points, twenty
  for (length = std::min(kLongest, name.size() - 1); length >= kShortest; --length) {
    if (utf8::continues(name[length])) continue;
    const auto found = by_form_.find(name.substr(0, length));
    if (found == by_form_.end()) continue;
    const auto heavier = [&](std::uint32_t a, std::uint32_t b) { return weight(article, a) < weight(article, b); };
    return *std::max_element(found->second.begin(), found->second.end(), heavier);
  }
  length = 0;
  return kNone;
}

}  // namespace govgraph::resolve
