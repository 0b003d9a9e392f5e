// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/facts.hpp"

namespace govgraph {

/// Two keys are one thing (or may be), with the reason.
struct Judgement {
  NodeId key{};
  NodeId same_as{};     ///< the key that stands for both; never itself judged the same as a third
  std::string reason;   ///< "declared short form", "same name, scope unknown in one"
  bool certain = true;  ///< false: only a candidate, kept as doubt and not joined

  friend auto operator<=>(const Judgement&, const Judgement&) = default;
};

/// What the corpus says of one key before any judgement: its claims over all documents.
struct KeyClaim {
  NodeId id{};
  Label label = Label::kPerson;
  std::string name;
  std::string scope;
  std::vector<std::string> declared;  ///< short forms that a text declares itself, over all documents, sorted
};

}  // namespace govgraph
