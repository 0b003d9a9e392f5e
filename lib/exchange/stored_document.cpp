// SPDX-License-Identifier: Apache-2.0
#include "exchange/stored_document.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/hash.hpp"
#include "exchange/base64.hpp"
#include "exchange/stored_layout.hpp"

namespace govgraph::exchange {
namespace {

using json::Value;

[[noreturn]] void refuse(const std::string& why) { throw BadDocument(why); }

std::string quoted(std::string_view key) {
  std::string out(1, '"');
  out.append(key);
  out += '"';
  return out;
}

std::string text_of(const Value& value, std::string_view what) {
  const auto text = value.string();
  if (!text) refuse(quoted(what) + " is not a string");
  return std::string(*text);
}

std::string text(const Value& object, std::string_view key) {
  const auto value = object.find(key);
  return value ? text_of(*value, key) : std::string();
}

std::string required_text(const Value& object, std::string_view key) {
  std::string out = text(object, key);
  if (out.empty()) refuse(quoted(key) + " is missing");
  return out;
}

std::uint32_t count_of(const Value& value, std::string_view what) {
  const auto number = value.integer();
  if (!number || *number < 0 || *number > 0xFFFFFFFFLL) refuse(quoted(what) + " is not a count");
  return static_cast<std::uint32_t>(*number);
}

std::uint32_t count(const Value& object, std::string_view key) {
  const auto value = object.find(key);
  if (!value) refuse(quoted(key) + " is missing");
  return count_of(*value, key);
}

/// Of two values of one key one would be lost.
void require_once(const Value& object) {
  if (const auto key = object.repeated_key()) refuse(quoted(*key) + " stands twice in one object");
}

template <class Read>
void each_of(const Value& object, std::string_view key, Read read) {
  const auto list = object.find(key);
  if (!list) return;
  if (!list->is_array()) refuse(quoted(key) + " is not a list");
  for (std::size_t i = 0; i < list->size(); ++i) read(list->at(i));
}

std::vector<std::string> texts(const Value& object, std::string_view key) {
  std::vector<std::string> out;
  each_of(object, key, [&](const Value& each) { out.push_back(text_of(each, key)); });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Properties properties(const Value& object) {
  Properties out;
  const auto members = object.find("properties");
  if (!members) return out;
  if (!members->is_object()) refuse("\"properties\" is not an object");
  require_once(*members);
  for (std::size_t i = 0; i < members->size(); ++i)
    set_property(out, members->key_at(i), text_of(members->at(i), members->key_at(i)));
  return out;
}

/// Entities and relations of one document refer to one another by place, which sorting changes.
class Reader {
 public:
  explicit Reader(const Value& object) : object_(object) {}

  DocumentFacts read() {
    head();
    if (const auto layout = object_.find("layout"))
      facts_.layout = encode_layout(stored_layout(*layout, facts_.source.size()));
    each_of(object_, "imprint", [&](const Value& each) { imprint_item(each); });
    each_of(object_, "articles", [&](const Value& each) { article(each); });
    each_of(object_, "entities", [&](const Value& each) { entity(each); });
    sort_entities();
    each_of(object_, "relations", [&](const Value& each) { relation(each); });
    sort_relations();
    each_of(object_, "joins", [&](const Value& each) { join(each); });
    std::sort(facts_.joins.begin(), facts_.joins.end());
    return std::move(facts_);
  }

 private:
  void imprint_item(const Value& value) {
    require_once(value);
    ImprintItem out{required_text(value, "field"), required_text(value, "value"), text(value, "from")};
    if (value.find("weight")) {
      const std::uint32_t weight = count(value, "weight");
      if (weight > static_cast<std::uint32_t>(ImprintItem::Weight::kFallback)) refuse("\"weight\" is past 2");
      out.weight = ImprintItem::Weight{static_cast<std::uint8_t>(weight)};
    }
    facts_.imprint.push_back(std::move(out));
  }

  void head() {
    require_once(object_);
    facts_.path = required_text(object_, "doc");
    facts_.digest = text(object_, "digest");
    facts_.encoding = text(object_, "encoding");
    facts_.date = text(object_, "date");
    if (object_.find("source_base64")) {
      auto bytes = from_base64(text(object_, "source_base64"));
      if (!bytes) refuse("\"source_base64\" is not base64");
      facts_.source = std::move(*bytes);
    } else {
      if (!object_.find("source")) refuse("\"source\" is missing");
      facts_.source = text(object_, "source");
    }
  }

  ByteSpan checked(ByteSpan span) const {
    if (span.begin > span.end || span.end > facts_.source.size()) refuse("a place lies outside the source");
    return span;
  }

  void article(const Value& value) {
    require_once(value);
    ArticleFact out;
    out.title = text(value, "title");
    out.subtitle = text(value, "subtitle");
    out.date = text(value, "date");
    out.span = checked({count(value, "begin"), count(value, "end")});
    const std::string form = text(value, "form");
    if (const std::optional<Form> known = form_named(form.empty() ? form_name(Form::kNews) : form))
      out.form = *known;
    else
      refuse("an article has a form that there is none of: " + form);
    out.issuer = text(value, "issuer");
    out.addressee = text(value, "addressee");
    out.place = text(value, "place");
    each_of(value, "sections", [&](const Value& each) { out.sections.push_back(text_of(each, "sections")); });
    facts_.articles.push_back(std::move(out));
  }

  MentionFact place(const Value& value, std::size_t size) const {
    if (!value.is_array() || value.size() != size) refuse("a place is not [article, begin, end]");
    const MentionFact out{count_of(value.at(0), "article"),
                          checked({count_of(value.at(1), "begin"), count_of(value.at(2), "end")})};
    if (out.article >= facts_.articles.size()) refuse("a place names an article that the document does not have");
    if (out.span.begin == out.span.end) refuse("a place is empty");
    return out;
  }

  void entity(const Value& value) {
    require_once(value);
    EntityFact out;
    const std::string label = required_text(value, "label");
    const auto known = label_named(label);
    if (!known) refuse("unknown label " + quoted(label));
    out.label = *known;
    out.name = required_text(value, "name");
    out.scope = text(value, "scope");
    out.id = node_id(out.label, out.name, out.scope);
    // An organ's key is area and noun in full, its name what the page has: then the id is written out.
    const std::string id = text(value, "id");
    std::uint64_t key = 0;
    if (!id.empty() && !parse_hex64(id, key)) refuse("\"id\" of " + quoted(out.name) + " is not 16 hexadecimal digits");
    if (!id.empty()) out.id = NodeId{key};
    out.aliases = texts(value, "aliases");
    out.declared = texts(value, "declared");
    out.properties = properties(value);
    each_of(value, "mentions", [&](const Value& each) { out.mentions.push_back(place(each, 3)); });
    if (out.mentions.empty()) refuse(quoted(out.name) + " has no mentions");
    std::sort(out.mentions.begin(), out.mentions.end());
    facts_.entities.push_back(std::move(out));
  }

  void sort_entities() {
    std::vector<std::uint32_t> order(facts_.entities.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return facts_.entities[a].id < facts_.entities[b].id; });
    std::vector<EntityFact> sorted;
    sorted.reserve(order.size());
    now_at_.resize(order.size());
    for (const std::uint32_t from : order) {
      if (!sorted.empty() && sorted.back().id == facts_.entities[from].id)
        refuse("two entities are one by label, name and scope: " + quoted(sorted.back().name));
      now_at_[from] = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(std::move(facts_.entities[from]));
    }
    facts_.entities = std::move(sorted);
  }

  std::uint32_t end_of(const Value& value, std::string_view key) const {
    const std::uint32_t at = count(value, key);
    if (at >= now_at_.size()) refuse(quoted(key) + " names an entity that the document does not have");
    return now_at_[at];
  }

  float confidence(const Value& value) const {
    const auto given = value.find("confidence");
    const auto number = given ? given->number() : std::nullopt;
    if (!number || !(*number >= 0 && *number <= 1)) refuse("\"confidence\" is not a number from 0 to 1");
    return static_cast<float>(*number);
  }

  void relation(const Value& value) {
    require_once(value);
    EdgeFact out;
    const std::string type = required_text(value, "type");
    const auto known = relation_named(type);
    if (!known) refuse("unknown relation " + quoted(type));
    out.type = *known;
    out.head = end_of(value, "head");
    out.tail = end_of(value, "tail");
    if (info(out.type).symmetric && out.tail < out.head) std::swap(out.head, out.tail);
    out.role = text(value, "role");
    out.properties = properties(value);
    if (const auto inferred = value.find("inferred")) {
      if (!inferred->boolean()) refuse("\"inferred\" is neither true nor false");
      out.inferred = *inferred->boolean();
    }
    out.confidence = confidence(value);
    each_of(value, "evidence", [&](const Value& each) {
      const MentionFact at = place(each, 4);
      out.evidence.push_back({at.article, at.span, text_of(each.at(3), "rule")});
    });
    if (out.evidence.empty()) refuse("a " + type + " has no evidence");
    std::sort(out.evidence.begin(), out.evidence.end());
    facts_.edges.push_back(std::move(out));
  }

  void join(const Value& value) {
    require_once(value);
    NameJoin out;
    std::uint64_t key = 0;
    if (!parse_hex64(required_text(value, "key"), key)) refuse("\"key\" of a join is not 16 hexadecimal digits");
    out.key = NodeId{key};
    out.name = required_text(value, "name");
    out.reason = text(value, "reason");
    if (const auto certain = value.find("certain")) {
      if (!certain->boolean()) refuse("\"certain\" is neither true nor false");
      out.certain = *certain->boolean();
    }
    out.article = count(value, "article");
    out.span = checked({count(value, "begin"), count(value, "end")});
    facts_.joins.push_back(std::move(out));
  }

  void sort_relations() {
    const auto key = [](const EdgeFact& each) { return std::tie(each.head, each.type, each.tail, each.role); };
    std::sort(facts_.edges.begin(), facts_.edges.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    const auto twice = std::adjacent_find(facts_.edges.begin(), facts_.edges.end(),
                                          [&](const auto& a, const auto& b) { return key(a) == key(b); });
    if (twice != facts_.edges.end())
      refuse("one relation twice: " + facts_.entities[twice->head].name + " " + std::string(info(twice->type).name) +
             " " + facts_.entities[twice->tail].name);
  }

  const Value& object_;
  DocumentFacts facts_;
  std::vector<std::uint32_t> now_at_;  ///< an entity's place after sorting, by its place in the file
};

}  // namespace

DocumentFacts stored_document(const Value& object) { return Reader(object).read(); }

}  // namespace govgraph::exchange
