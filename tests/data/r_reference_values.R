# Makes r_reference_values.json: measures of networks by R's sna and igraph, for tests/unit/network/test_like_r.py.
#
#   Rscript r_reference_values.R > r_reference_values.json
#
# The networks come with the packages (Coleman 1964; Padgett's Florentine marriages; Drabek's emergency networks) or
# are drawn here from a seed. The file holds the edges as well, so the tests need no R. Groups and strengths are made
# up from the vertex number. Effective size and ΔF/ΔDF are written from their definitions: no package offers them.

suppressMessages({library(igraph); library(jsonlite)})

from_package <- function(package, name) { e <- new.env(); data(list = name, package = package, envir = e); e[[name]] }
set.seed(1958)
coleman <- from_package("sna", "coleman")
drabek <- from_package("network", "emon")
networks <- list(
  coleman_spring = graph_from_adjacency_matrix(coleman[2, , ]),
  drabek_cheyenne = graph_from_adjacency_matrix(network::as.sociomatrix(drabek[[1]])),
  florentine_with_pucci = graph_from_adjacency_matrix(from_package("network", "flo"), mode = "undirected"),
  directed_random = sample_gnp(18, 0.16, directed = TRUE),
  three_circles = sample_sbm(30, matrix(c(.45, .04, .02, .04, .45, .04, .02, .04, .45), 3), c(12, 10, 8)),
  preferential = sample_pa(40, m = 2, directed = FALSE),
  scattered = sample_gnm(36, 30),
  two_equal_rings_and_isolates = disjoint_union(make_ring(6), make_ring(6), make_empty_graph(3, directed = FALSE)),
  lattice = make_lattice(c(4, 6)),
  nonline = make_graph("Nonline")
)

measured <- function(given) {
  given <- simplify(given)
  n <- vcount(given)
  edges <- as_edgelist(given, names = FALSE)
  both <- is_directed(given)
  arcs <- if (both) given else as.directed(given, mode = "mutual")
  g <- simplify(as.undirected(given, mode = "collapse"))
  A <- unname(as.matrix(as_adjacency_matrix(g)))
  D <- unname(as.matrix(as_adjacency_matrix(arcs)))
  group <- 1 + (seq_len(n) * 7) %% 3
  strength <- 1 + (edges[, 1] + 2 * edges[, 2]) %% 3
  W <- matrix(0, n, n)
  for (i in seq_len(nrow(edges))) W[edges[i, 1], edges[i, 2]] <- strength[i]
  W <- pmax(W, t(W))
  weighted <- graph_from_adjacency_matrix(W, mode = "undirected", weighted = TRUE)
  nearness <- function(d) { d <- 1 / d; diag(d) <- 0; rowSums(d) / (nrow(d) - 1) }
  fragmentation <- function(x) { s <- components(x)$csize; 1 - sum(s * (s - 1)) / (vcount(x) * (vcount(x) - 1)) }
  df <- function(x) 1 - mean(nearness(distances(x)))
  effective <- sapply(seq_len(n), function(i) {
    around <- which(A[i, ] > 0)
    if (length(around)) length(around) - sum(A[around, around]) / length(around) else NA
  })
  broker <- sna::brokerage(D, group)
  whole <- list(
    density = sna::gden(A, mode = "graph"), components = components(g)$no, connectedness = sna::connectedness(A),
    transitivity = transitivity(g), clustering = mean(transitivity(g, type = "local", isolates = "zero")),
    path_length = mean_distance(g), diameter = diameter(g), global_efficiency = global_efficiency(g),
    assortativity = assortativity_degree(g), sparseness_of_arcs = sna::efficiency(D),
    degree_centralization = sna::centralization(A, sna::degree, mode = "graph"),
    betweenness_centralization = sna::centralization(A, sna::betweenness, mode = "graph"),
    closeness_centralization = if (is_connected(g)) sna::centralization(A, sna::closeness, mode = "graph") else NA,
    ei_index = sum(A * outer(group, group, "!=") - A * outer(group, group, "==")) / sum(A),
    modularity = modularity(g, group), mean_strength = sum(W) / (n * (n - 1))
  )
  if (both) whole <- c(whole, list(
    density_of_arcs = sna::gden(D),
    indegree_centralization = sna::centralization(D, sna::degree, cmode = "indegree"),
    outdegree_centralization = sna::centralization(D, sna::degree, cmode = "outdegree"),
    betweenness_centralization_of_arcs = sna::centralization(D, sna::betweenness, mode = "digraph"),
    reciprocity_ties = unname(sna::grecip(D, measure = "edgewise")),
    reciprocity_pairs = unname(sna::grecip(D, measure = "dyadic.nonnull"))
  ))
  actor <- list(
    betweenness = betweenness(g), harmonic = nearness(distances(g)), constraint = unname(constraint(g)),
    effective_size = effective, coreness = sna::kcores(A, mode = "graph"),
    betweenness_by_strength = betweenness(weighted, weights = 1 / E(weighted)$weight),
    harmonic_by_strength = nearness(distances(weighted, weights = 1 / E(weighted)$weight)),
    fragmentation_change = sapply(seq_len(n), function(i) fragmentation(delete_vertices(g, i)) - fragmentation(g)),
    distance_fragmentation_change = sapply(seq_len(n), function(i) df(delete_vertices(g, i)) - df(g))
  )
  if (both) actor$betweenness_of_arcs <- sna::betweenness(D)
  list(
    n = n, directed = both, edges = edges, strength = strength, group = group, whole = whole, actor = actor,
    cutpoints = I(sort(sna::cutpoints(A, mode = "graph"))),
    bridges = edges_of(g, bridges(g)),
    dyads = unname(sna::dyad.census(D)[1, ]), triads = unname(sna::triad.census(D)[1, ]),
    brokerage = unname(broker$raw.nli), brokerage_z = unname(broker$z.nli)
  )
}

edges_of <- function(g, chosen) as_edgelist(g, names = FALSE)[as.integer(chosen), , drop = FALSE]

made_by <- paste0(R.version.string, ", sna ", packageVersion("sna"), ", igraph ", packageVersion("igraph"))
cat(toJSON(list(made_by = made_by, networks = lapply(networks, measured)), auto_unbox = TRUE, digits = 12, na = "null"))
cat("\n")
