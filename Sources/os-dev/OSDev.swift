@main enum Dev { static func main() { print("dev") } }
