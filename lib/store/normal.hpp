// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/facts.hpp"

namespace govgraph::store {

/// The facts in the order that DocumentFacts promises: entities by id, edges by their ends' ids, symmetric edges from
/// the smaller id; edges said twice become one with the evidence of both. Linear when they are so already. Throws
/// InputError when an index is out of range or an entity is given twice.
DocumentFacts in_normal_order(DocumentFacts facts);

}  // namespace govgraph::store
