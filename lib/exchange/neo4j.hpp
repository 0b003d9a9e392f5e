// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "exchange/exporter.hpp"
#include "exchange/output.hpp"

namespace govgraph::exchange {

/// Two tables with typed headers for `neo4j-admin database import`: nodes by label, relationships by type, with the
/// properties that `govgraph query` knows them by, so that its queries run there, too. Lists are joined by '|', which
/// is '¦' inside a value. Relationships carry their evidence as a list of sentences and a list of the articles that
/// hold them. The exporter keeps references to the outputs.
std::unique_ptr<Exporter> make_neo4j(Output& nodes, Output& relationships);

/// A shell script that loads nodes.csv and relationships.csv beside it into a database.
std::string_view neo4j_script();

}  // namespace govgraph::exchange
