"""Exchange formats in and out: GraphML, GEXF, Pajek, UCINET DL, Kumu; CSV and Excel out."""
