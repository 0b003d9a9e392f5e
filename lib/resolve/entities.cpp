// SPDX-License-Identifier: Apache-2.0
#include "resolve/entities.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include "base/utf8.hpp"
#include "lexicon/features.hpp"
#include "resolve/bare.hpp"
#include "resolve/coreference.hpp"

namespace govgraph::resolve {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

/// Collects entities by key; the key holds all that makes two mentions one without search.
class Gatherer {
 public:
  Gatherer(const Document& document, const lexicon::Lexicon& lexicon, const extract::Extraction& extraction,
           const AreaTable& areas)
      : document_(document), lexicon_(lexicon), extraction_(extraction), areas_(areas) {
    out_.of_mention.assign(extraction.mentions.size(), kNone);
  }

  Entities run() {
    add_areas();
    const auto count = static_cast<std::uint32_t>(extraction_.mentions.size());
    for (std::uint32_t i = 0; i < count; ++i) add_named(i);
    for (std::uint32_t i = 0; i < count; ++i) add_bare(i);
    for (std::uint32_t i = 0; i < count; ++i) note_organ(i);
    merge_coreferent(lexicon_, extraction_, out_);
    note_organs_in_names();
    for (Entity& entity : out_.all) {
      set_scope(entity);
      name_as_found(entity);
    }
    return std::move(out_);
  }

 private:
  std::uint32_t entity(const std::string& key, std::uint32_t mention) {
    const auto [at, fresh] = by_key_.emplace(key, static_cast<std::uint32_t>(out_.all.size()));
    if (fresh) {
      Entity made;
      made.label = extraction_.mentions[mention].label;
      made.article = extraction_.mentions[mention].article;
      out_.all.push_back(std::move(made));
    }
    return at->second;
  }

  void attach(std::uint32_t entity, std::uint32_t mention, const std::string& form) {
    Entity& to = out_.all[entity];
    to.mentions.push_back(mention);
    if (!form.empty()) to.forms.push_back(form);
    for (const auto& [key, value] : extraction_.mentions[mention].properties)
      if (find_property(to.properties, key) == nullptr) set_property(to.properties, key, value);
    out_.of_mention[mention] = entity;
  }

  void add_areas() {
    for (std::uint32_t a = 0; a < areas_.areas().size(); ++a) {
      const Area& area = areas_.areas()[a];
      const auto made = static_cast<std::uint32_t>(out_.all.size());
      out_.of_area.push_back(made);
      out_.all.emplace_back().label = Label::kArea;
      if (!area.mentions.empty()) out_.all[made].article = extraction_.mentions[area.mentions.front()].article;
      out_.all[made].name = area.name;
      out_.all[made].area = a;
      for (const std::uint32_t mention : area.mentions) attach(made, mention, extraction_.mentions[mention].name);
      set_property(out_.all[made].properties, "level", std::string(name_of(area.level)));
    }
  }

  void add_named(std::uint32_t i) {
    const Mention& mention = extraction_.mentions[i];
    if (mention.naming == Naming::kBare || mention.label == Label::kArea || mention.name.empty()) return;
    if (mention.label == Label::kPerson) return add_person(i);
    std::size_t prefix = 0;
    std::uint32_t area = area_in_name(mention, prefix);
    std::string rest = mention.name.substr(prefix);
    take_zone(mention.article, area, rest);
    const std::string head(info(mention.label).name);
    if (area != kNone && is_organisation(mention.label) && is_organ_by_itself(lexicon_, rest)) {
      attach(composed(i, area, rest), i, mention.name);
    } else {
      // Across districts a bare name is not enough, so the district is part of the key.
      const std::string where = stands_alone(mention) ? "" : areas_.district_scope(mention.article);
      const std::uint32_t made = entity(head + " " + mention.name + " " + where, i);
      Entity& to = out_.all[made];
      if (to.name.empty()) {
        to.name = mention.name;
        to.area = area;
        to.rest = rest;
        to.whole_area =
            area != kNone && std::string_view(mention.name).substr(0, prefix).ends_with(areas_.areas()[area].name);
      }
      attach(made, i, mention.name);
    }
  }

  void add_person(std::uint32_t i) {
    const Mention& mention = extraction_.mentions[i];
    const bool partial = mention.naming == Naming::kPartial;
    const std::string where = partial ? std::to_string(mention.article) : areas_.district_scope(mention.article);
    const std::uint32_t made = entity("Person " + mention.name + " " + where, i);
    out_.all[made].name = mention.name;
    if (partial) set_property(out_.all[made].properties, "partial", "true");
    attach(made, i, mention.name);
  }

  void add_bare(std::uint32_t i) {
    const Mention& mention = extraction_.mentions[i];
    if (mention.naming != Naming::kBare || mention.label == Label::kPerson) return;
    const Meant meant = what_is_meant(mention, i, extraction_.mentions, out_, last_named_, areas_, lexicon_);
    if (meant.entity != kNone) {
      attach(meant.entity, i, "");
      return;
    }
    if (meant.area == kNone) {
      if (!meant.rest.empty()) add_as_named(i, meant.rest);
      return;
    }
    attach(composed(i, meant.area, meant.rest), i, mention.name.size() > meant.rest.size() ? mention.name : "");
  }

  /// The organ of an area by its noun: 居委会 and 居民委员会 of one community are one.
  std::uint32_t composed(std::uint32_t mention, std::uint32_t area, const std::string& rest) {
    const std::string label(info(extraction_.mentions[mention].label).name);
    const std::string key = shared_noun_key(lexicon_.exact(utf8::decode_all(rest)));
    const std::uint32_t made = entity(label + " " + std::to_string(area) + " " + (key.empty() ? rest : key), mention);
    Entity& to = out_.all[made];
    if (to.name.empty()) {
      to.area = area;
      to.rest = rest;
      to.composed = true;
      to.name = areas_.areas()[area].name + rest;
    }
    return made;
  }

  /// 市第一医院 where the page never says of which city.
  void add_as_named(std::uint32_t i, const std::string& name) {
    const Mention& mention = extraction_.mentions[i];
    const std::uint32_t made =
        entity(std::string(info(mention.label).name) + " " + name + " " + areas_.district_scope(mention.article), i);
    out_.all[made].name = name;
    attach(made, i, mention.name);
  }

  /// The innermost area that the name begins with (南苑居民区 of 柳河镇南苑居民区党总支), and how many bytes of the
  /// name it takes with what stands before it.
  std::uint32_t area_in_name(const Mention& mention, std::size_t& bytes) const {
    std::uint32_t area = kNone;
    bytes = 0;
    if (mention.within != kNone && areas_.of_mention(mention.within) != kNone) {
      const std::string& within = extraction_.mentions[mention.within].name;
      const std::size_t at = mention.name.find(within);
      // 共青团|沁阳市委 is no 沁阳市委.
      if (at != std::string::npos && !mention.name.starts_with("共青团") && at + within.size() < mention.name.size()) {
        bytes = at + within.size();
        area = areas_.of_mention(mention.within);
        if (within == areas_.areas()[area].stem)
          bytes += level_noun_after(area, std::string_view(mention.name).substr(bytes));
      }
    }
    while (bytes < mention.name.size()) {
      std::size_t more = 0;
      const std::string_view rest = std::string_view(mention.name).substr(bytes);
      const std::uint32_t inner = areas_.prefix_of(rest, mention.article, more);
      if (inner == kNone) break;
      // 奉贤区|温州商会: of those who come from Wenzhou, in Fengxian.
      if (area != kNone && lexicon_.has(rest.substr(more), lexicon::feature::kSocietyOfOrigin)) break;
      area = inner;
      bytes += more;
      if (more == areas_.areas()[area].stem.size()) bytes += level_noun_after(area, rest.substr(more));
    }
    return area;
  }

  /// 柳河|经开区|党工委 is of 柳河经济技术开发区, where the article is about it.
  void take_zone(std::uint32_t article, std::uint32_t& area, std::string& rest) const {
    const std::size_t noun = area == kNone ? 0 : lexicon_.begins(rest, feature::kNounOfZone);
    if (noun == 0 || noun >= rest.size()) return;
    const std::uint32_t zone = areas_.topic_below(article, AreaLevel::kZone);
    if (zone == kNone || !areas_.areas()[zone].name.starts_with(areas_.areas()[area].stem)) return;
    area = zone;
    rest.erase(0, noun);
  }

  /// 松江 was read of 松江区委: the 区 belongs to the area.
  std::size_t level_noun_after(std::uint32_t area, std::string_view rest) const {
    const Area& of = areas_.areas()[area];
    const std::string_view noun = std::string_view(of.name).substr(of.stem.size());
    constexpr std::string_view kStreet = "街";  // 云溪街党工委 of 云溪街道
    const auto goes_on = [&](std::string_view form) { return rest.size() > form.size() && rest.starts_with(form); };
    if (!noun.empty() && goes_on(noun)) return noun.size();
    return noun == "街道" && goes_on(kStreet) ? kStreet.size() : 0;
  }

  bool stands_alone(const Mention& mention) const {
    if (mention.label == Label::kPolicy || mention.label == Label::kHonour) return true;
    if (mention.label != Label::kEnterprise) return false;
    const std::u32string name = utf8::decode_all(mention.name);
    return lexicon_.exact(name).is(Category::kEnterprise) || mention.name.find("公司") != std::string::npos;
  }

  void note_organ(std::uint32_t i) {
    const Mention& mention = extraction_.mentions[i];
    if (mention.within == kNone || out_.of_mention[i] == kNone || mention.label == Label::kArea) return;
    const std::uint32_t organ = out_.of_mention[mention.within];
    if (organ == kNone || organ == out_.of_mention[i] || out_.all[organ].label == Label::kArea) return;
    out_.all[out_.of_mention[i]].organ = organ;
  }

  /// 柳河县公安局|东山派出所, 柳河大学|文学院, where the first is named by itself as well.
  void note_organs_in_names() {
    constexpr std::size_t kShortest = 12;  // bytes: a name of four ideographs
    constexpr std::size_t kLeastRest = 6;
    std::unordered_map<std::string_view, std::uint32_t> by_form;
    for (std::uint32_t e = 0; e < out_.all.size(); ++e) {
      const Entity& each = out_.all[e];
      if (!is_organisation(each.label) || each.mentions.empty()) continue;
      by_form.emplace(each.name, e);
      for (const std::string& form : each.forms)
        if (form.size() >= kShortest) by_form.emplace(form, e);
    }
    for (std::uint32_t e = 0; e < out_.all.size(); ++e) {
      Entity& each = out_.all[e];
      if (!is_organisation(each.label) || each.mentions.empty() || each.organ != kNone) continue;
      const std::string_view name = each.name;
      for (std::size_t size = name.size() < kLeastRest ? 0 : name.size() - kLeastRest; size >= kShortest; --size) {
        const auto found = by_form.find(name.substr(0, size));
        if (found == by_form.end() || found->second == e) continue;
        each.organ = found->second;
        break;
      }
    }
  }

  /// The key of an organ is area and noun together; it is shown by the fullest form that the page has, and by
  /// the key only where the page has none but the bare noun.
  void name_as_found(Entity& entity) const {
    entity.key = entity.name;
    if (!entity.composed || entity.forms.empty()) return;
    const Area& area = areas_.areas()[entity.area];
    std::string found;
    for (const std::string& form : entity.forms) {
      const bool whole = form.find(area.name) != std::string::npos;
      if (whole) return;
      if (form.starts_with(area.stem) && form.size() > found.size()) found = form;
    }
    if (!found.empty()) entity.name = found;
  }

  void set_scope(Entity& entity) const {
    switch (entity.label) {
      case Label::kArea:
        entity.scope = areas_.areas()[entity.area].path;
        return;
      case Label::kPerson:
        entity.scope = find_property(entity.properties, "partial") != nullptr
                           ? article_name(document_.id, document_.articles_before + entity.article)
                           : areas_.district_scope(entity.article);
        return;
      case Label::kPolicy:
      case Label::kHonour:
        return;
      default:
        break;
    }
    if (!entity.mentions.empty() && stands_alone(extraction_.mentions[entity.mentions.front()])) return;
    if (entity.composed)
      entity.scope = areas_.areas()[entity.area].path;
    else
      entity.scope = areas_.district_scope(entity.article);
  }

  const Document& document_;
  const lexicon::Lexicon& lexicon_;
  const extract::Extraction& extraction_;
  const AreaTable& areas_;
  Entities out_;
  LastNamed last_named_{extraction_.mentions, out_};
  std::unordered_map<std::string, std::uint32_t> by_key_;
};

}  // namespace

bool is_organ_by_itself(const lexicon::Lexicon& lexicon, const std::string& rest) {
  if (rest == "委") return true;
  const lexicon::Match match = lexicon.exact(utf8::decode_all(rest));
  return match.is(Category::kPartyOrgan) || match.is(Category::kGovOrgan) || match.is(Category::kSocialOrgan) ||
         match.is(Category::kInstitution);
}

const lexicon::Entry* organ_noun(const lexicon::Lexicon& lexicon, const std::string& name) {
  const std::u32string text = utf8::decode_all(name);
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    const lexicon::Match match = lexicon.exact(std::u32string_view(text).substr(begin));
    for (const Category category : {Category::kGovOrgan, Category::kSocialOrgan, Category::kPartyOrgan})
      if (match.is(category)) return match.find(category);
  }
  return nullptr;
}

Entities gather_entities(const Document& document, const lexicon::Lexicon& lexicon,
                         const extract::Extraction& extraction, const AreaTable& areas) {
  return Gatherer(document, lexicon, extraction, areas).run();
}

}  // namespace govgraph::resolve
