// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "extract/clauses.hpp"

namespace govgraph::extract {

/// 发动餐饮店、药店|加入|“某某联盟”: one moves others to join or form something.
struct Gathering {
  Span verb;            ///< 发动
  std::uint32_t joins;  ///< where the verb of joining ends
};

/// Of a clause. Nullopt when nobody is moved to join what it names. Linear in the clause.
std::optional<Gathering> gathering_in(const Reading& reading, const Clause& clause);

}  // namespace govgraph::extract
