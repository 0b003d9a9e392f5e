// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "exchange/output.hpp"
#include "exchange/picture.hpp"

namespace govgraph::exchange {

/// The picture as PDF of one page, for LaTeX and printers: the letters that it uses are embedded, its texts can be
/// searched. Each text is set in the first font of the machine that has all its characters, Chinese ones before others.
/// The same graph and fonts give the same bytes. Throws UsageError where no font has Chinese characters. The exporter
/// keeps a reference to `output`.
std::unique_ptr<Exporter> make_pdf(Output& output, const PictureOptions& options = {});

}  // namespace govgraph::exchange
