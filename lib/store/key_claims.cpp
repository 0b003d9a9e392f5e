// SPDX-License-Identifier: Apache-2.0
#include "store/key_claims.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/error.hpp"
#include "base/sort_unique.hpp"
#include "store/claims.hpp"
#include "store/index_rows.hpp"
#include "store/statements.hpp"

namespace govgraph::store {
namespace {

bool by_id(const KeyClaim& a, const KeyClaim& b) { return a.id < b.id; }

bool are_alike(const KeyClaim& a, const KeyClaim& b) {
  return a.label == b.label && a.name == b.name && a.scope == b.scope && a.declared == b.declared;
}

}  // namespace

void add_claims(NodeId node, std::string_view row, std::vector<KeyClaim>& keys, bool& sound) {
  constexpr std::size_t kFew = 16;                  // as a rule a node has one key; that of a town may have thousands
  std::unordered_map<NodeId, std::size_t> numbers;  // of many keys
  const auto number_of = [&](NodeId key) {
    if (keys.size() <= kFew) {
      const auto at = std::find_if(keys.begin(), keys.end(), [&](const KeyClaim& each) { return each.id == key; });
      return static_cast<std::size_t>(at - keys.begin());
    }
    for (std::size_t i = numbers.size(); i < keys.size(); ++i) numbers.emplace(keys[i].id, i);
    const auto at = numbers.find(key);
    return at == numbers.end() ? keys.size() : at->second;
  };
  sound = visit_claims(node, row, [&](const Claim& claim, std::int64_t) {
    using enum Claim::Kind;
    if (claim.kind != kName && claim.kind != kDeclared) return;
    const std::size_t number = number_of(claim.key);
    if (number == keys.size()) keys.emplace_back().id = claim.key;
    KeyClaim& key = keys[number];
    if (claim.kind == kDeclared) {
      key.declared.emplace_back(claim.text);
    } else if (key.name.empty() || claim.text < key.name) {
      key.label = claim.label;
      key.name = claim.text;
      key.scope = claim.detail;
    }
  });
}

std::vector<KeyClaim> claims_in(const Database& database, std::string_view statements) {
  const std::optional<PlainStatements> said = unpack_statements(statements);
  if (!said) throw CorruptionError(database.path() + ": a document's statements cannot be read: run `govgraph check`");
  FactCursor facts(said->facts);
  EntityFact entity;
  std::vector<KeyClaim> out;
  while (facts.next(entity)) {
    database.cancellation().check();
    out.push_back({entity.id, entity.label, entity.name, entity.scope, entity.declared});
    sort_unique(out.back().declared);
  }
  std::sort(out.begin(), out.end(), by_id);
  return out;
}

std::vector<KeyClaim> united(std::vector<KeyClaim> a, const std::vector<KeyClaim>& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::stable_sort(a.begin(), a.end(), by_id);
  std::vector<KeyClaim> out;
  for (KeyClaim& each : a) {
    if (out.empty() || out.back().id != each.id) {
      out.push_back(std::move(each));
      continue;
    }
    std::vector<std::string>& forms = out.back().declared;
    forms.insert(forms.end(), each.declared.begin(), each.declared.end());
    sort_unique(forms);
  }
  return out;
}

std::vector<KeyClaim> touched_between(const std::vector<KeyClaim>& before, const std::vector<KeyClaim>& after) {
  std::vector<KeyClaim> out;
  const auto note = [&](const std::vector<KeyClaim>& some, const std::vector<KeyClaim>& others) {
    for (const KeyClaim& each : some) {
      const auto other = std::lower_bound(others.begin(), others.end(), each, by_id);
      const bool same = other != others.end() && other->id == each.id && are_alike(*other, each);
      if (!same || is_article(each.scope)) out.push_back(each);
    }
  };
  note(before, after);
  note(after, before);
  return united(std::move(out), {});
}

}  // namespace govgraph::store
