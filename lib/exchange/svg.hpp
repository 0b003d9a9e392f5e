// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "exchange/output.hpp"
#include "exchange/picture.hpp"

namespace govgraph::exchange {

/// The picture as SVG, which programs for drawing can change and browsers show; its letters are those of the machine
/// that shows it. The exporter keeps a reference to `output`.
std::unique_ptr<Exporter> make_svg(Output& output, const PictureOptions& options = {});

}  // namespace govgraph::exchange
