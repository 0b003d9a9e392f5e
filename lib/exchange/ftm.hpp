// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "exchange/exporter.hpp"
#include "exchange/output.hpp"

namespace govgraph::exchange {

/// FollowTheMoney entities, one JSON object a line: {"id","schema","properties":{name:[text, …]}}. Articles are
/// Article; nodes Person, Organization, PublicBody, Company (a name that ends in 公司), Address (areas, roads, places),
/// Project, Event (events and honours) or Document (policies); an office is a Position that an Occupancy gives to its
/// holder; who takes part in a programme a ProjectParticipant, who issued a policy a Documentation, a share in a
/// company an Ownership; all other relations, and those whose ends FollowTheMoney does not admit, an UnknownLink with
/// the relation as its role. `proof` names the articles. Memory: 8 bytes an office. The exporter keeps a reference to
/// `output`.
std::unique_ptr<Exporter> make_ftm(Output& output);

}  // namespace govgraph::exchange
